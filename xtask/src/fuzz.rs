//! Fuzzing, for as long as one likes: `cargo xtask fuzz [TARGET]`.

use crate::step::{Outcome, cargo, command};

/// How long a run takes unless `INTERIOR_FUZZ_SECONDS` or `INTERIOR_FUZZ_INPUTS` says otherwise.
const SECONDS: &str = "300";

/// What can be fuzzed.
struct Target {
    name: &'static str,
    /// The sanitizer that watches it.
    sanitizer: &'static str,
    /// How many bytes an input has at most.
    length: u32,
}

/// The first is the one where none is named.
const TARGETS: &[Target] = &[
    // There is no unsafe code in the pipeline to watch, and without a sanitizer it is faster.
    Target {
        name: "pipeline",
        sanitizer: "none",
        length: 120,
    },
    Target {
        name: "blocks",
        sanitizer: "none",
        length: 120,
    },
    Target {
        name: "operations",
        sanitizer: "address",
        length: 400,
    },
];

/// Feeds a target what nobody would write, and keeps what it found in `fuzz/corpus`.
pub(crate) fn run() -> Outcome {
    let Target {
        name,
        sanitizer,
        length,
    } = chosen(std::env::args().nth(2).as_deref())?;
    let seconds = std::env::var("INTERIOR_FUZZ_SECONDS");
    let end = match std::env::var("INTERIOR_FUZZ_INPUTS") {
        Ok(inputs) => format!("-runs={inputs}"),
        Err(_) => format!("-max_total_time={}", seconds.as_deref().unwrap_or(SECONDS)),
    };
    if cargo("fuzz --version").output().is_err() {
        cargo("install cargo-fuzz --locked").run()?;
    }
    command(
        "cargo",
        &format!("+nightly fuzz run --sanitizer {sanitizer} {name} -- {end} -max_len={length}"),
    )
    .inside("fuzz".as_ref())
    .run()
}

fn chosen(word: Option<&str>) -> Result<&'static Target, String> {
    let Some(word) = word else {
        return Ok(&TARGETS[0]);
    };
    let target = TARGETS.iter().find(|target| target.name == word);
    target.ok_or_else(|| {
        let names: Vec<_> = TARGETS.iter().map(|target| target.name).collect();
        format!("expected one of {}, found `{word}`", names.join(", "))
    })
}
