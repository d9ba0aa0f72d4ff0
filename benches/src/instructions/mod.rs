//! Instructions instead of time: the same on every run, whatever else the machine does.
//!
//! Each probe runs in a process of its own under valgrind's callgrind, which counts what one call
//! executes. Locked instructions, which cost more than all the others, are found by their address in
//! the disassembly. `RESULTS.md` ends with the table.

mod callgrind;
mod probes;

use core::{fmt::Write, time::Duration};
use std::fs;

use crate::{file, report::name, sample::Budget};
use callgrind::{Count, Counter};

/// The heading that the table of `RESULTS.md` begins with, at its end.
const HEADING: &str = "## Instructions of the uncontended paths\n";

const READING: &str = "\
Executed by one call of an optimised function that does nothing else, counted by callgrind; the call \
itself is taken off. *locked* are read-modify-write instructions that claim their cache line for \
themselves.

| path | | instructions | locked | to std |
|---|---|--:|--:|--:|
";

/// The name of the probe with nothing in it.
const EMPTY: &str = "empty";

/// Counts, prints the table and puts it at the end of `RESULTS.md` where there is one.
pub(crate) fn run() -> Result<(), String> {
    let section = section()?;
    println!("{section}");
    match fs::read_to_string(file::own("RESULTS.md")) {
        Ok(text) => {
            let before = text.split(HEADING).next().unwrap_or(&text);
            file::write("RESULTS.md", &format!("{before}{section}"))
        }
        // The table stands in the report of the times or nowhere.
        Err(_) => Ok(()),
    }
}

/// Runs one probe; the counter watches this process.
pub(crate) fn run_probe(name: &str) -> Result<(), String> {
    if name == EMPTY {
        probes::empty();
        return Ok(());
    }
    for path in probes::all() {
        for entry in path.entries {
            if probe_name(path.title, entry.name) == name {
                entry.run(Budget {
                    time: Duration::ZERO,
                    chunk: 1,
                });
                return Ok(());
            }
        }
    }
    Err(format!("there is no probe `{name}`"))
}

/// The section of the report, heading included.
pub(crate) fn section() -> Result<String, String> {
    let counter = Counter::new()?;
    let empty = counter.count(EMPTY)?;
    let mut text = format!("{HEADING}\n{READING}");
    for path in probes::all() {
        eprintln!("counting: {}", path.title);
        let mut counts = Vec::new();
        for entry in &path.entries {
            let count = counter.count(&probe_name(path.title, entry.name))?;
            counts.push((entry.name, count.beyond(empty)));
        }
        let std = counts.iter().find(|(name, _)| *name == "std");
        for (implementation, count) in &counts {
            let row = row(*count, std.map(|(_, std)| *std));
            let _ = writeln!(
                text,
                "| {} | {} | {row} |",
                path.title,
                name(implementation)
            );
        }
    }
    Ok(text)
}

fn row(count: Count, std: Option<Count>) -> String {
    let locked = count
        .locked
        .map_or_else(|| "-".into(), |locked| locked.to_string());
    let beyond = |std: Count| i64::from(count.instructions) - i64::from(std.instructions);
    let difference = match std.map(beyond) {
        None => "-".into(),
        Some(0) => "same".into(),
        Some(other) => format!("{other:+}"),
    };
    format!("{} | {locked} | {difference}", count.instructions)
}

fn probe_name(path: &str, implementation: &str) -> String {
    format!("{path}/{implementation}")
}
