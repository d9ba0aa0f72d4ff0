//! What a user's build pays for: the published crates depend on each other and on nothing else.

use crate::step::{Outcome, cargo};

/// The packages users build.
const PUBLISHED: &[&str] = &["interior", "interior-macros", "interior-runtime"];

/// One system of each family. All of them at once would count what only our models turn on.
const SYSTEMS: &[&str] = &[
    "x86_64-unknown-linux-gnu",
    "x86_64-pc-windows-msvc",
    "aarch64-apple-darwin",
    "wasm32-unknown-unknown",
    "thumbv7em-none-eabihf",
];

/// Checks the trees of `interior`, with the derive and without, for packages of others.
pub(crate) fn check() -> Outcome {
    let systems = SYSTEMS.join(" --target ");
    for features in ["", "--no-default-features "] {
        let tree = format!(
            "tree --package interior {features}--target {systems} --edges normal,build --prefix none --format {{p}}"
        );
        let tree = cargo(&tree).output()?;
        if let Some(line) = tree
            .lines()
            .find(|line| !line.is_empty() && !is_published(line))
        {
            return Err(format!(
                "`{line}` is not among the packages users pay for, with `{features}`"
            ));
        }
    }
    Ok(())
}

/// Tells whether a line, such as `interior v0.1.0 (/path)`, is one of our own packages.
fn is_published(line: &str) -> bool {
    let name = line.split(' ').next().unwrap_or_default();
    PUBLISHED.contains(&name) && line.contains(" (")
}
