//! What a result was made on: processor, compiler, and packages at their versions.

use core::fmt::Write;
use std::{collections::BTreeSet, fs, path::Path, process::Command, thread};

/// A Markdown list of the machine and the versions; no names or paths of the machine.
pub(crate) fn describe() -> String {
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let mut list = String::new();
    for line in [
        format!("Processor: {}, {cores} cores to run on", processor()),
        format!(
            "System: {} {}",
            std::env::consts::OS,
            std::env::consts::ARCH
        ),
        format!("Compiler: {}", compiler()),
    ] {
        writeln!(list, "- {line}").expect("a string takes every line");
    }
    list
}

/// `name version` of each of `packages` in a lock file, every version of it.
pub(crate) fn versions(lock: &Path, packages: &[&str]) -> Vec<String> {
    let lock = fs::read_to_string(lock).unwrap_or_default();
    let mut found = BTreeSet::new();
    let mut name = "";
    for line in lock.lines() {
        if let Some(value) = quoted(line, "name = ") {
            name = value;
        } else if let Some(version) =
            quoted(line, "version = ").filter(|_| packages.contains(&name))
        {
            found.insert(format!("{name} {version}"));
        }
    }
    found.into_iter().collect()
}

fn quoted<'a>(line: &'a str, key: &str) -> Option<&'a str> {
    line.strip_prefix(key).map(|value| value.trim_matches('"'))
}

fn processor() -> String {
    let linux = fs::read_to_string("/proc/cpuinfo").ok().and_then(|text| {
        let line = text.lines().find(|line| line.starts_with("model name"))?;
        Some(line.split_once(": ")?.1.trim().to_owned())
    });
    linux
        .or_else(|| printed("sysctl", &["-n", "machdep.cpu.brand_string"]))
        .unwrap_or_else(|| "unknown".into())
}

fn compiler() -> String {
    printed("rustc", &["--version"]).unwrap_or_else(|| "unknown".into())
}

fn printed(program: &str, arguments: &[&str]) -> Option<String> {
    let output = Command::new(program).args(arguments).output().ok()?;
    let text = String::from_utf8(output.stdout).ok()?;
    (output.status.success() && !text.trim().is_empty()).then(|| text.trim().to_owned())
}
