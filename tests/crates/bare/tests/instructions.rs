//! Where the order check is compiled out, a lock is the instructions of one that never heard of it.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;
use std::{env, fs};

#[cfg(target_arch = "x86_64")]
use interior_bare::PAIRS;

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

/// The instructions of each function, with labels by order of appearance; an alias of another
/// function, which the compiler found to be the same, has that function's.
fn functions(assembly: &str) -> BTreeMap<String, Vec<String>> {
    let mut functions = BTreeMap::new();
    let mut aliases = Vec::new();
    let mut current: Option<(String, Vec<String>)> = None;
    for line in assembly.lines() {
        let code = line.split('#').next().unwrap_or_default().trim();
        if let Some(name) = code.strip_suffix(':').filter(|name| !name.starts_with('.')) {
            current = Some((name.to_owned(), Vec::new()));
        } else if code.starts_with(".size") || code.starts_with(".cfi_endproc") {
            functions.extend(current.take());
        } else if let Some((name, target)) = code.split_once(" = ") {
            aliases.push((name.to_owned(), target.to_owned()));
        } else if let Some((_, body)) = &mut current {
            let is_directive = code.starts_with('.') && !code.ends_with(':');
            if !code.is_empty() && !is_directive {
                body.push(code.split_whitespace().collect::<Vec<_>>().join(" "));
            }
        }
    }
    for (name, target) in aliases {
        if let Some(body) = functions.get(&target).cloned() {
            functions.insert(name, body);
        }
    }
    functions
}

/// The body with every local label replaced by its number in the function.
fn without_labels(body: &[String]) -> Vec<String> {
    let is_part = |c: char| c.is_alphanumeric() || matches!(c, '.' | '_' | '$');
    let mut labels = Vec::new();
    let mut renamed = Vec::new();
    for line in body {
        let mut words = line.split(".L");
        let mut result = words.next().unwrap_or_default().to_owned();
        for word in words {
            let (label, rest) = word.split_at(word.find(|c| !is_part(c)).unwrap_or(word.len()));
            let known = labels.iter().position(|known| *known == label);
            let number = known.unwrap_or(labels.len());
            if known.is_none() {
                labels.push(label);
            }
            result = format!("{result}label{number}{rest}");
        }
        renamed.push(result);
    }
    renamed
}

#[test]
#[cfg(target_arch = "x86_64")]
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
