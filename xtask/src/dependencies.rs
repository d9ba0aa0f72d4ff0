//! What a user's build pays for: the published crates depend on each other and on nothing else.

use crate::step::{Outcome, cargo};

/// Checks the trees of `interior`, with the derive and without, for packages of others.
pub(crate) fn check() -> Outcome {
    for features in ["", "--no-default-features "] {
        let tree = format!(
            "tree --package interior {features}--edges normal,build --prefix none --format {{p}}"
        );
        let tree = cargo(&tree).output()?;
        if let Some(line) = tree.lines().find(|line| !line.starts_with("interior")) {
            return Err(format!(
                "`{line}` is not among the packages users pay for, with `{features}`"
            ));
        }
    }
    Ok(())
}
