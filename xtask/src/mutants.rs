//! Mutation testing of the raw locks: `cargo xtask mutants [FILE ..]`.
//!
//! `cargo-mutants` changes one expression or empties one function at a time in a copy of the workspace
//! and sees whether a test fails, or does not end. What survives every pass has to stand in
//! `xtask/survivors.txt`, below the reason why nothing could notice it, or why nothing has to.
//!
//! Functions that are `unsafe` and what macros write are not changed, and no ordering of an atomic
//! operation is: the faults in `runtime/tests/models` are for these.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use crate::step::{Outcome, Step, cargo};

/// Where the raw locks are.
const FOLDER: &str = "runtime/src/raw";

/// What is not worth a change: the models' own parking, locks that cannot be made, and tests.
const EXCLUDED: &[&str] = &["model.rs", "absent.rs", "tests.rs"];

/// The file that explains what survives.
const SURVIVORS: &str = "xtask/survivors.txt";

/// Tests that look at a mutant; each pass takes on what the one before it let live.
struct Pass {
    name: &'static str,
    /// Which targets are built and run, and how.
    targets: &'static [&'static str],
    /// What the tests are told.
    arguments: &'static str,
    flags: &'static str,
    /// How many seconds they may take; several times what they do.
    patience: &'static str,
}

/// The fastest first: the rounds end by themselves where a thread is never woken.
const PASSES: &[Pass] = &[
    Pass {
        name: "stress",
        targets: &["--test=stress"],
        arguments: "",
        flags: "",
        patience: "40",
    },
    Pass {
        name: "it",
        targets: &["--lib", "--test=raw", "--test=it"],
        arguments: "",
        flags: "",
        patience: "60",
    },
    // Of the models only those that are fast; a fault of theirs would be a change of a change.
    Pass {
        name: "loom",
        targets: &["--release", "--test=loom"],
        arguments: "-- --skip spoiled --skip rewritten --skip large_spurious \
                    --skip four",
        flags: "--cfg interior_loom",
        patience: "120",
    },
];

/// How many mutants came to what.
#[derive(Default)]
struct Tally {
    caught: BTreeSet<String>,
    timed_out: BTreeSet<String>,
    missed: BTreeSet<String>,
    unviable: BTreeSet<String>,
}

/// Tests the mutants of the files that the rest of the command line names, or of all.
pub(crate) fn run() -> Outcome {
    let files: Vec<String> = std::env::args().skip(2).collect();
    if cargo("mutants --version").output().is_err() {
        cargo("install cargo-mutants --locked").run()?;
    }
    let output = PathBuf::from("target/mutants");
    if output.exists() {
        fs::remove_dir_all(&output).map_err(|error| format!("{}: {error}", output.display()))?;
    }
    fs::create_dir_all(&output).map_err(|error| format!("{}: {error}", output.display()))?;
    let mut tally = Tally::default();
    for pass in PASSES {
        tally.add(&pass.run(&files, &output)?, &output)?;
        println!("after {}: {}", pass.name, tally.counts());
        if tally.missed.is_empty() {
            break;
        }
    }
    compare(&tally.missed, files.is_empty())
}

impl Pass {
    /// Runs the tests on what is not caught yet.
    fn run(&self, files: &[String], output: &Path) -> Result<String, String> {
        let mut words = vec![format!("--file={FOLDER}/**")];
        if !files.is_empty() {
            words = files
                .iter()
                .map(|file| format!("--file={FOLDER}/{file}"))
                .collect();
        }
        words.extend(EXCLUDED.iter().map(|file| format!("--exclude=**/{file}")));
        words.extend(
            self.targets
                .iter()
                .map(|target| format!("--cargo-arg={target}")),
        );
        let arguments = format!(
            "mutants --package interior-runtime --iterate --no-shuffle --colors=never \
             --output {} --timeout {}",
            output.display(),
            self.patience
        );
        words.push("--".into());
        words.extend(self.arguments.split_whitespace().map(str::to_owned));
        let code = self.in_its_world(cargo(&arguments).args(&words)).code()?;
        match code {
            // All caught, some missed, some timed out.
            0 | 2 | 3 => Ok(self.name.to_owned()),
            _ => Err(format!("the pass `{}` ended with {code}", self.name)),
        }
    }

    fn in_its_world(&self, step: Step) -> Step {
        step.env("RUSTFLAGS", self.flags)
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUST_BACKTRACE", "0")
            .env("LOOM_MAX_PREEMPTIONS", "2")
            // A round that hangs is caught sooner.
            .env("INTERIOR_STRESS_PATIENCE", "5")
    }
}

impl Tally {
    /// Adds what the last pass found, and lets the next one go on from there.
    fn add(&mut self, pass: &str, output: &Path) -> Outcome {
        let folder = output.join("mutants.out");
        let list = |name: &str| -> Result<BTreeSet<String>, String> {
            let path = folder.join(name);
            let text = fs::read_to_string(&path)
                .map_err(|error| format!("{pass}: {}: {error}", path.display()))?;
            Ok(text.lines().map(str::to_owned).collect())
        };
        self.caught.extend(list("caught.txt")?);
        self.unviable.extend(list("unviable.txt")?);
        self.timed_out.extend(list("timeout.txt")?);
        self.missed = list("missed.txt")?;
        // What did not end in one pass is caught, whatever another one says.
        let timed_out = &self.timed_out;
        self.missed.retain(|mutant| !timed_out.contains(mutant));
        self.caught.retain(|mutant| !timed_out.contains(mutant));
        // The next pass skips what this file names; it would wait for these again.
        let path = folder.join("caught.txt");
        let done = self.caught.union(&self.timed_out).cloned();
        let text: String = done.map(|mutant| mutant + "\n").collect();
        fs::write(&path, text).map_err(|error| format!("{pass}: {}: {error}", path.display()))
    }

    fn counts(&self) -> String {
        format!(
            "{} caught, {} did not end, {} missed, {} not viable",
            self.caught.len(),
            self.timed_out.len(),
            self.missed.len(),
            self.unviable.len()
        )
    }
}

/// Holds the survivors to the list; one that is on it and did not survive has to go, if all were tested.
fn compare(missed: &BTreeSet<String>, is_whole: bool) -> Outcome {
    let text = fs::read_to_string(SURVIVORS).map_err(|error| format!("{SURVIVORS}: {error}"))?;
    let explained = explained(&text)?;
    let missed: BTreeSet<_> = missed.iter().map(|mutant| without_place(mutant)).collect();
    let unexplained: Vec<_> = missed.difference(&explained).cloned().collect();
    if !unexplained.is_empty() {
        return Err(format!(
            "{} mutants survive without a reason in {SURVIVORS}:\n{}",
            unexplained.len(),
            unexplained.join("\n")
        ));
    }
    let gone: Vec<_> = explained.difference(&missed).cloned().collect();
    if is_whole && !gone.is_empty() {
        return Err(format!(
            "these are in {SURVIVORS} and do not survive:\n{}",
            gone.join("\n")
        ));
    }
    Ok(())
}

/// A mutant's file and change, without line and column, which move.
fn without_place(mutant: &str) -> String {
    let mut parts = mutant.splitn(4, ':');
    match (parts.next(), parts.nth(2)) {
        (Some(file), Some(change)) => format!("{file}:{change}"),
        _ => mutant.to_owned(),
    }
}

/// The mutants on the list; each paragraph begins with its reason.
fn explained(text: &str) -> Result<BTreeSet<String>, String> {
    let mut mutants = BTreeSet::new();
    let mut has_reason = false;
    for line in text.lines().map(str::trim_end) {
        if line.is_empty() {
            has_reason = false;
        } else if line.starts_with('#') {
            has_reason = true;
        } else if has_reason {
            mutants.insert(line.to_owned());
        } else {
            return Err(format!("{SURVIVORS}: no reason above `{line}`"));
        }
    }
    Ok(mutants)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_and_columns_do_not_count() {
        let mutant = "runtime/src/raw/a.rs:12:5: replace A::b -> c with d";
        assert_eq!(
            without_place(mutant),
            "runtime/src/raw/a.rs: replace A::b -> c with d"
        );
    }

    #[test]
    fn each_survivor_has_a_reason() {
        assert!(explained("a.rs: x\n").is_err());
        assert!(explained("# why\na.rs: x\n\na.rs: y\n").is_err());
        assert_eq!(explained("# why\na.rs: x\na.rs: y\n").unwrap().len(), 2);
    }

    #[test]
    fn the_list_can_be_read() {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("survivors.txt");
        explained(&fs::read_to_string(path).unwrap()).unwrap();
    }
}
