//! Compiles every case and compares what the compiler says with the text beside it.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// What goes wrong, by theme: in the struct's own syntax, in the attribute, in the types, in the use of
/// what is generated.
const FOLDERS: &[&str] = &[
    "syntax",
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

/// The files of the runtime that a message may name, because the compiler shows where a bound is that
/// was not met.
const SHOWN_OF_THE_RUNTIME: &[&str] = &[
    // What users call and name: a type, one of its methods, a function.
    "atomic/mod.rs",
    "atomic/number.rs",
    "cell/mod.rs",
    "cell/number.rs",
    "condvar.rs",
    "mutex/guard.rs",
    "mutex/mod.rs",
    "mutex/verbs.rs",
    "refcell/verbs.rs",
    "rwlock/guard.rs",
    "rwlock/mod.rs",
    "rwlock/verbs.rs",
    "together/member.rs",
    "together/set.rs",
    // What the derive calls in a user's place, where the bound is the rule that was broken: on the type
    // of a field, on a value that is read by copy, on one that is put behind a lock.
    "bound.rs",
    "wrapped.rs",
    "private.rs",
    "fields.rs",
];

#[test]
fn messages_name_only_those_files_of_the_runtime() {
    const ROOT: &str = "$WORKSPACE/runtime/src/";
    let mut named = BTreeSet::new();
    for path in messages(Path::new("cases/fail")) {
        let text = fs::read_to_string(&path).unwrap();
        for (at, _) in text.match_indices(ROOT) {
            let file = text[at + ROOT.len()..].lines().next().unwrap_or_default();
            let file = file.split(':').next().unwrap_or_default();
            named.insert(file.to_owned());
        }
    }
    let allowed: BTreeSet<_> = SHOWN_OF_THE_RUNTIME
        .iter()
        .map(|&file| file.to_owned())
        .collect();
    // One that is named no longer leaves the list.
    assert_eq!(named, allowed);
}

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
