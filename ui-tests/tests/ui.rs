//! Compiles every case and compares what the compiler says with the text beside it.

use std::fs;
use std::path::{Path, PathBuf};

/// What goes wrong, by theme: in the attribute, in the types, in the use of what is generated.
const FOLDERS: &[&str] = &[
    "parse",
    "check",
    "types",
    "usage",
    "verbs",
    "guards",
    "threads",
    "sets",
    "companion",
    "synchronized",
];

#[test]
fn every_mistake_gets_its_message() {
    let cases = trybuild::TestCases::new();
    for folder in FOLDERS {
        cases.compile_fail(format!("cases/fail/{folder}/*.rs"));
    }
    cases.pass("cases/pass/*.rs");
}

/// What no message may contain: traces of a panic, of a parser's limits, of our own files.
const FORBIDDEN: &[&str] = &[
    "panicked",
    "unsupported expression",
    "custom attribute panicked",
    "proc-macro derive",
    "macros/src",
    "in this macro invocation",
    "$RUST/",
];

#[test]
fn no_message_shows_what_is_behind_the_macro() {
    let mut found = Vec::new();
    for path in messages(Path::new("cases/fail")) {
        let text = fs::read_to_string(&path).unwrap();
        found.extend(
            FORBIDDEN
                .iter()
                .filter(|&&word| text.contains(word))
                .map(|word| format!("{}: {word}", path.display())),
        );
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// Every `.stderr` below `folder`.
fn messages(folder: &Path) -> Vec<PathBuf> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            paths.extend(messages(&path));
        } else if path
            .extension()
            .is_some_and(|extension| extension == "stderr")
        {
            paths.push(path);
        }
    }
    paths
}
