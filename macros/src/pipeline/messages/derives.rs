//! Traits of the companion.

use crate::pipeline::phrase::{one_of, similar_exists, why_not_derived};
use crate::pipeline::resolve::Derive;

/// `#[shared(derive(Hash))]`
pub(crate) fn unknown_derive(name: &str, similar: Option<Derive>) -> String {
    let mut message = format!(
        "cannot derive `{name}` for the companion; {}",
        one_of(&Derive::words())
    );
    if let Some(similar) = similar {
        let similar = similar.text();
        if name.ends_with(&format!("::{similar}")) {
            message += "\nhelp: write it without the path";
        } else {
            message.push_str(&similar_exists("a trait", similar));
        }
    } else {
        message.push_str(why_not_derived(name));
    }
    message
}

/// `#[shared(derive(Debug, Debug))]`
pub(crate) fn derived_twice(name: &str) -> String {
    format!("`{name}` is derived twice; remove one of the two")
}

/// `#[shared(no_snapshot, derive(Clone))]`
pub(crate) fn derive_without_snapshot(derive: Derive) -> String {
    let derive = derive.text();
    format!(
        "`no_snapshot` and `derive({derive})` are mutually exclusive, because `{derive}` goes through the \
         snapshot"
    )
}

/// `#[shared(derive(Serialize))]` without the feature
pub(crate) fn serde_is_off(derive: Derive) -> String {
    format!(
        "`{}` needs the feature `serde` of `interior`; turn it on with `features = [\"serde\"]` in \
         `Cargo.toml`",
        derive.text()
    )
}
