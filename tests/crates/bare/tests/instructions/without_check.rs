//! Every verb, compiled against the runtime as it is and against a copy that never heard of the check.
//!
//! In the copy a lock is its raw lock alone (`identified.rs` stands for the part of `class.rs` through
//! which all acquisitions pass), and nobody is told which line asked for it. A raw lock of the copy is
//! reached by the same calls, so whatever the check left behind would be a difference.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::{env, fs};

use crate::assembly::{functions, without_labels};

const PROBES: &str = include_str!("probes.rs");

/// Where in `class.rs` the part begins that `identified.rs` stands for; it goes on to the end.
const IDENTIFIED: &str = "/// A raw lock and who it is; every acquisition";

/// The sources that have verbs, and what the names of their probes begin with: any of these.
const VERBS: &[(&str, &[&str])] = &[
    ("mutex/mod.rs", &["mutex"]),
    ("mutex/verbs.rs", &["mutex"]),
    ("mutex/guard.rs", &["mutex", "mapped_mutex"]),
    ("mutex/timed.rs", &["mutex"]),
    ("mutex/owned.rs", &["mutex"]),
    ("rwlock/mod.rs", &["rwlock"]),
    ("rwlock/verbs.rs", &["rwlock"]),
    ("rwlock/guard.rs", &["rwlock"]),
    ("rwlock/timed.rs", &["rwlock"]),
    ("rwlock/owned.rs", &["rwlock", "owned_write_guard"]),
    ("condvar.rs", &["condvar"]),
    ("together/set.rs", &["set"]),
    ("together/member.rs", &["member"]),
    ("guard/surface.rs", GUARDS),
    ("guard/owned.rs", &["owned_guard"]),
];

/// Every guard of a lock.
const GUARDS: &[&str] = &[
    "mutex_guard",
    "mapped_mutex_guard",
    "mutex_ref",
    "read_guard",
    "mapped_read_guard",
    "write_guard",
    "mapped_write_guard",
];

fn runtime() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../runtime/src")
}

/// Copies the runtime's sources; `change` gets every file's path and text.
fn copy(from: &Path, to: &Path, change: &dyn Fn(&Path, String) -> String) {
    fs::create_dir_all(to).expect("the build's own folder can be written to");
    for entry in fs::read_dir(from).expect("the runtime's sources") {
        let path = entry.expect("an entry").path();
        let target = to.join(path.file_name().expect("a name"));
        if path.is_dir() {
            copy(&path, &target, change);
        } else {
            let text = fs::read_to_string(&path).expect("a source file");
            fs::write(target, change(&path, text)).expect("a copy");
        }
    }
}

/// Takes out of a file all that knows of the check.
fn without_check(path: &Path, text: String) -> String {
    // Borrows of cells and sets that name a lock twice tell the caller's line in every build.
    let tells_always = ["refcell", "together"];
    let is_of = |folder: &&str| path.components().any(|part| part.as_os_str() == *folder);
    if tells_always.iter().any(is_of) {
        return text;
    }
    let text = text.replace("#[track_caller]", "");
    if !path.ends_with("class.rs") {
        return text;
    }
    let (before, _) = text
        .split_once(IDENTIFIED)
        .expect("what passes through `Identified` is where it was");
    let before = before.replace("Access, Identity", "Access");
    format!("{before}{}", include_str!("identified.rs"))
}

fn compile(source: &Path, arguments: &[&str], output: &Path) {
    let compiler = env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let status = Command::new(compiler)
        .args(["--crate-type=lib", "--edition=2024", "--cap-lints=allow"])
        .args(["-Copt-level=3", "-Ccodegen-units=1"])
        .args(arguments)
        .arg("-o")
        .arg(output)
        .arg(source)
        .status()
        .expect("the compiler that built this test is there");
    assert!(status.success(), "`{}` does not compile", source.display());
}

/// What the probes become over a runtime: the instructions of every function, by its name; of several
/// functions where only a hash tells them apart.
fn probes_over(runtime: &Path, folder: &Path) -> BTreeMap<String, Vec<Vec<String>>> {
    fs::create_dir_all(folder).expect("the build's own folder can be written to");
    let library = folder.join("libinterior_runtime.rlib");
    let name = ["--crate-name=interior_runtime", "--cfg=feature=\"std\""];
    compile(&runtime.join("lib.rs"), &name, &library);
    let source = folder.join("probes.rs");
    fs::write(&source, PROBES).expect("the build's own folder can be written to");
    let assembly = folder.join("probes.s");
    let library = format!("--extern=interior_runtime={}", library.display());
    compile(&source, &["--emit=asm", &library], &assembly);
    let assembly = fs::read_to_string(assembly).expect("the compiler wrote it");
    let mut found = BTreeMap::<String, Vec<Vec<String>>>::new();
    for (name, body) in functions(&assembly) {
        let body = without_labels(&body).into_iter();
        let body = body.map(|line| without_hashes(&line)).collect();
        found.entry(without_hashes(&name)).or_default().push(body);
    }
    for bodies in found.values_mut() {
        bodies.sort();
    }
    found
}

/// A line without the hash that symbols end in, which differs from one crate to another.
fn without_hashes(line: &str) -> String {
    const MARK: &str = "17h";
    const LENGTH: usize = 16;
    let mut parts = line.split(MARK);
    let mut result = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        let is_hash = |hash: &str| hash.chars().all(|c| c.is_ascii_hexdigit());
        let rest = part.get(..LENGTH).filter(|hash| is_hash(hash));
        result.push_str(MARK);
        result.push_str(rest.map_or(part, |_| &part[LENGTH..]));
    }
    result
}

#[test]
fn every_verb_is_the_instructions_of_one_without_the_check() {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join("without-check");
    let changed = folder.join("sources");
    copy(&runtime(), &changed, &without_check);
    let ours = probes_over(&runtime(), &folder.join("ours"));
    let without = probes_over(&changed, &folder.join("without"));

    for probe in probes() {
        let symbol = format!("{}{probe}", probe.len());
        let found = ours.iter().find(|(name, _)| name.contains(&symbol));
        let (_, bodies) = found.unwrap_or_else(|| panic!("`{probe}` has become no function"));
        assert!(
            bodies.iter().all(|body| !body.is_empty()),
            "`{probe}` has a body"
        );
    }
    let mut differing = Vec::new();
    for name in ours.keys().chain(without.keys()) {
        if ours.get(name) != without.get(name) {
            let (one, other) = (ours.get(name), without.get(name));
            differing.push(format!("{name}: {one:#?}\nwithout the check: {other:#?}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}

/// The names of all probes.
fn probes() -> Vec<&'static str> {
    let is_name = |c: char| c.is_ascii_lowercase() || c == '_';
    let mut names = Vec::new();
    // What the macros are given, one step in; further in are bodies.
    for line in PROBES.lines().filter_map(|line| line.strip_prefix("    ")) {
        if let Some(list) = line.strip_prefix('(').and_then(|line| line.split_once(')')) {
            names.extend(list.0.split(' ').filter(|name| name.chars().all(is_name)));
        } else if let Some((name, _)) = line.split_once('(') {
            let is_probe = name.contains('_') && name.chars().all(is_name);
            names.extend(is_probe.then_some(name));
        }
    }
    names
}

#[test]
fn every_verb_has_a_probe() {
    let probes = probes();
    let mut missing = Vec::new();
    for (file, groups) in VERBS {
        let text = fs::read_to_string(runtime().join(file)).expect("a source with verbs");
        let lines = text.lines().map(str::trim_start);
        let verbs = lines.filter_map(|line| {
            let signature = line
                .strip_prefix("pub fn ")
                .or_else(|| line.strip_prefix("pub const fn "))?;
            // In a macro a verb may be named by a variable.
            signature.trim_start_matches('$').split(['(', '<']).next()
        });
        let verbs: Vec<_> = verbs.collect();
        assert!(!verbs.is_empty(), "`{file}` has verbs");
        for verb in verbs {
            let names = groups.iter().map(|group| format!("{group}_{verb}"));
            let names: Vec<_> = names.collect();
            let all = groups == &GUARDS;
            let has = |name: &String| probes.contains(&name.as_str());
            let is_there = if all {
                names.iter().all(has)
            } else {
                names.iter().any(has)
            };
            if !is_there {
                missing.push(format!("`{verb}` of `{file}`"));
            }
        }
    }
    assert!(missing.is_empty(), "no probe for {}", missing.join(", "));
}
