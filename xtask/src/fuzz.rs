//! Fuzzing of the derive's pipeline, for as long as one likes.

use crate::step::{Outcome, cargo, command};

/// How long a run takes unless `INTERIOR_FUZZ_SECONDS` says otherwise.
const SECONDS: &str = "300";

/// Feeds the pipeline what nobody would write, and keeps what it found in `fuzz/corpus`.
pub(crate) fn pipeline() -> Outcome {
    let seconds = std::env::var("INTERIOR_FUZZ_SECONDS").unwrap_or_else(|_| SECONDS.into());
    if cargo("fuzz --version").output().is_err() {
        cargo("install cargo-fuzz --locked").run()?;
    }
    // There is no unsafe code in the pipeline for a sanitizer to watch, and without one it is faster.
    command(
        "cargo",
        &format!(
            "+nightly fuzz run --sanitizer none pipeline -- -max_total_time={seconds} -max_len=120"
        ),
    )
    .inside("fuzz".as_ref())
    .run()
}
