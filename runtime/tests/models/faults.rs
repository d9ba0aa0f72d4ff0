//! Seeded faults: what the models would not notice is not proved by them.
//!
//! A first run of each scenario writes down the sites it passes (see `sync/fault.rs`): each ordering
//! stronger than Relaxed, each operation that writes, each notification. Then each of these is spoiled
//! alone, in a process of its own because the checkers may abort, and some scenario that passes the site has
//! to fail. What survives stands in [`SURVIVORS`], with the reason also beside the operation.

use core::time::Duration;
use std::collections::{BTreeMap, BTreeSet};
use std::env;
use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;
use std::time::Instant;

/// The faults that no model can notice: kind, file, function, operation.
const SURVIVORS: &[(&str, &str, &str, &str)] = &[];

/// One scenario under one model of parking, as a test filter and a scenario's name.
#[derive(Clone, Debug)]
struct Run {
    test: &'static str,
    scenario: &'static str,
    /// How long it takes without a fault.
    takes: Duration,
}

/// How a run in a process of its own ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Outcome {
    Passed,
    Failed,
    /// It did not end; a thread that waits for ever for what the fault suppressed does that.
    Endless,
}

impl Run {
    fn start(&self, variable: &str, value: &str) -> Outcome {
        /// Ample: without a fault the longest takes a few seconds.
        const PATIENCE: Duration = Duration::from_secs(60);

        let begin = Instant::now();
        let mut child = Command::new(env::current_exe().expect("this program has a path"))
            .args(["--exact", self.test])
            .env("INTERIOR_SCENARIO", self.scenario)
            .env(variable, value)
            // One preemption less than the models take on: enough for nearly all, and much faster.
            .env("LOOM_MAX_PREEMPTIONS", "2")
            .env("RUST_BACKTRACE", "0")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .expect("this program can be started again");
        loop {
            if let Some(status) = child.try_wait().expect("the child can be asked") {
                return if status.success() {
                    Outcome::Passed
                } else {
                    Outcome::Failed
                };
            }
            if begin.elapsed() > PATIENCE {
                child.kill().expect("the child can be ended");
                child.wait().expect("the child ends");
                return Outcome::Endless;
            }
            thread::sleep(Duration::from_millis(2));
        }
    }
}

/// The name of the function that contains `site`, such as `runtime/src/raw/mutex.rs:10:5 swap`.
fn function_of(site: &str) -> String {
    let (path, position) = site.split_once(':').expect("a file and a position");
    let line: usize = position
        .split(':')
        .next()
        .and_then(|line| line.parse().ok())
        .expect("a line number");
    let workspace = Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("a member lies in its workspace");
    let source = fs::read_to_string(workspace.join(path)).expect("the source is there");
    let lines: Vec<_> = source.lines().take(line).collect();
    let header = lines
        .iter()
        .rev()
        .find_map(|line| line.split_once("fn "))
        .expect("the site is in a function")
        .1;
    header.split(['(', '<']).next().expect("a name").to_owned()
}

/// Kind, file, function and operation of a fault, such as
/// `weaken runtime/src/raw/mutex.rs:10:5 swap Release`.
fn describe(fault: &str) -> (String, String, String, String) {
    let (kind, site) = fault.split_once(' ').expect("a kind and a site");
    let (place, operation) = site.split_once(' ').expect("a place and an operation");
    let file = place.split(':').next().expect("a file");
    let file = Path::new(file).file_name().expect("a file's name");
    (
        kind.to_owned(),
        file.to_string_lossy().into_owned(),
        function_of(site),
        operation.to_owned(),
    )
}

/// Commits each fault of these kinds that the runs come by, and tells which ones no run notices.
fn survivors(kinds: &[&str], runs: &[(&'static str, &'static str)]) -> Vec<String> {
    let folder = env::temp_dir().join(format!("interior-sites-{}", std::process::id()));
    fs::create_dir_all(&folder).expect("a folder for the sites");
    let mut passed: BTreeMap<String, Vec<Run>> = BTreeMap::new();
    for (number, (test, scenario)) in runs.iter().copied().enumerate() {
        let file = folder.join(number.to_string());
        let begin = Instant::now();
        let mut run = Run {
            test,
            scenario,
            takes: Duration::ZERO,
        };
        let outcome = run.start("INTERIOR_SITES", &file.to_string_lossy());
        assert_eq!(outcome, Outcome::Passed, "{run:?} without a fault");
        run.takes = begin.elapsed();
        for fault in fs::read_to_string(&file).unwrap_or_default().lines() {
            if kinds.iter().any(|kind| fault.starts_with(kind)) {
                passed
                    .entry(fault.to_owned())
                    .or_default()
                    .push(run.clone());
            }
        }
    }
    fs::remove_dir_all(&folder).expect("the folder of the sites can go");

    let mut survivors = Vec::new();
    for (fault, mut runs) in passed {
        runs.sort_by_key(|run| run.takes);
        let begin = Instant::now();
        let killer = runs.iter().find_map(|run| {
            let outcome = run.start("INTERIOR_FAULT", &fault);
            (outcome != Outcome::Passed).then_some((run, outcome))
        });
        let (kind, file, function, operation) = describe(&fault);
        let seconds = begin.elapsed().as_secs_f64();
        if let Some((run, outcome)) = killer {
            println!(
                "{kind} {file} {function} {operation}: {outcome:?} in {}, {} ({seconds:.2} s)",
                run.test, run.scenario
            );
        } else {
            println!("{kind} {file} {function} {operation}: survives ({seconds:.2} s)");
            survivors.push(fault);
        }
    }
    survivors
}

/// Checks that just the [`SURVIVORS`] survive, of the faults of these kinds.
pub(crate) fn check(kinds: &[&str], runs: &[(&'static str, &'static str)]) {
    let survivors: BTreeSet<_> = survivors(kinds, runs)
        .iter()
        .map(|fault| describe(fault))
        .collect();
    let expected: BTreeSet<_> = SURVIVORS
        .iter()
        .filter(|(kind, ..)| kinds.contains(kind))
        .map(|&(kind, file, function, operation)| {
            (kind.into(), file.into(), function.into(), operation.into())
        })
        .collect();
    assert_eq!(survivors, expected);
}
