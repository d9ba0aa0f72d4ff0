//! What a user's build pays for: the dependency tree of the published crates, held to a list.

use crate::step::{Outcome, cargo};

/// Every package a user of the default features builds besides our own three.
const ALLOWED: &[&str] = &["proc-macro2", "quote", "syn", "unicode-ident"];

/// Checks the tree of `interior` for packages and features that are not meant to be there.
pub(crate) fn check() -> Outcome {
    let tree = cargo("tree --package interior --edges normal,build --prefix none --format {p}|{f}")
        .output()?;
    for line in tree.lines() {
        let (package, features) = line.split_once('|').unwrap_or((line, ""));
        let name = package.split(' ').next().unwrap_or_default();
        if !name.starts_with("interior") && !ALLOWED.contains(&name) {
            return Err(format!(
                "`{name}` is not among the dependencies users pay for"
            ));
        }
        if name == "syn" && features.split(',').any(|feature| feature == "full") {
            return Err("`syn/full` is on in the macro's own build".into());
        }
    }
    let bare = cargo("tree --package interior --no-default-features --edges normal --prefix none")
        .output()?;
    match bare.lines().find(|line| !line.starts_with("interior")) {
        Some(line) => Err(format!(
            "without default features `{line}` is still in the tree"
        )),
        None => Ok(()),
    }
}
