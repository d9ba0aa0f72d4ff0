//! Every accessor and every basic verb beside its twin, over a lock written by hand.

use std::path::Path;
use std::process::Command;
use std::{env, fs};

use interior_bare::PAIRS;

use crate::assembly::{functions, without_labels};

/// The assembly of this package's library in a release build.
fn assembly() -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let target = Path::new(env!("CARGO_TARGET_TMPDIR")).join("instructions");
    let status = Command::new(env!("CARGO"))
        .current_dir(root)
        .args(["rustc", "--quiet", "--release", "--lib", "--target-dir"])
        .arg(&target)
        .args(["--", "--emit=asm", "-Ccodegen-units=1", "-Cdebuginfo=0"])
        .env_remove("RUSTFLAGS")
        .env_remove("CARGO_ENCODED_RUSTFLAGS")
        .status()
        .expect("cargo runs");
    assert!(status.success());
    let deps = fs::read_dir(target.join("release/deps")).expect("the folder of the build");
    let paths = deps.map(|entry| entry.expect("an entry").path());
    let newest = paths
        .filter(|path| path.extension().is_some_and(|extension| extension == "s"))
        .max_by_key(|path| path.metadata().and_then(|data| data.modified()).ok())
        .expect("the assembly of the library");
    fs::read_to_string(newest).expect("readable assembly")
}

#[test]
fn a_lock_is_the_instructions_of_one_without_a_class() {
    let functions = functions(&assembly());
    let find = |name: &str| {
        // With its length, as symbols have it, or a name would find those that go on after it.
        let mangled = format!("{}{name}", name.len());
        let found = functions
            .iter()
            .find(|(symbol, _)| symbol.contains(&mangled));
        let (_, body) = found.unwrap_or_else(|| panic!("`{name}` has become no function"));
        without_labels(body)
    };
    let mut differing = Vec::new();
    for (typed, bare) in PAIRS {
        let (one, other) = (find(typed), find(bare));
        assert!(one.len() > 1, "`{typed}` has a body: {one:#?}");
        if one != other {
            differing.push(format!("{typed}: {one:#?}\n{bare}: {other:#?}"));
        }
    }
    assert!(differing.is_empty(), "{}", differing.join("\n"));
}
