//! Attributes and lists that cannot be read.

use crate::pipeline::keyword::{Keyword, Level};
use crate::pipeline::phrase::WITHOUT_QUOTES;

/// `#[derive(Shared)] enum State { .. }`
pub(crate) fn not_a_struct(found: &str) -> String {
    format!(
        "expected `struct`, found `{found}`; `Shared` works field by field, so put the {found} into a \
         field of a struct"
    )
}

/// `#[shared]`, `#[shared = mutex]`, `#[shared[mutex]]`
pub(crate) fn attribute_form(found: &str) -> String {
    format!("expected `#[shared(..)]`, found `{found}`")
}

/// `#[shared(+)]`, `#[shared("mutex")]`
pub(crate) fn expected_argument(found: &str, is_quoted: bool) -> String {
    let help = if is_quoted { WITHOUT_QUOTES } else { "" };
    format!("expected an argument, found `{found}`{help}")
}

/// `#[shared(mutex group = ledger)]`
pub(crate) fn missing_comma(found: &str, level: Level) -> String {
    let reason = match found {
        "::" if matches!(level, Level::Kind(_)) => "; a path is the value of `raw`: `raw = <path>`",
        "::" => "; an argument is a word, such as `mutex`, not a path",
        "<" => "; a kind takes no type, the field has one",
        _ => "",
    };
    format!("expected `,`, found `{found}`{reason}")
}

/// `#[shared(mutex, name: total)]`, `#[shared(group ledger)]`
pub(crate) fn missing_equals(keyword: Keyword, found: &str) -> String {
    format!("expected `=` after `{keyword}`, found `{found}`")
}

/// `#[shared(derive[Debug])]`
pub(crate) fn wrong_brackets(keyword: Keyword, found: &str) -> String {
    format!("expected `{keyword}(..)`, found `{keyword}{found}`")
}

/// `#[shared(#[serde(skip)] group(ledger, mutex))]`
pub(crate) fn attribute_in_list() -> String {
    "expected an argument or a doc comment, found another attribute".into()
}

/// A doc comment in front of anything that makes no type.
pub(crate) fn misplaced_docs() -> String {
    "expected `group(..)`, `handle(..)` or `weak(..)` after the doc comment; no other argument is \
     documented"
        .into()
}

/// `#[shared(derive(1))]`, `#[shared(derive("Debug"))]`
pub(crate) fn expected_trait(found: &str, is_quoted: bool) -> String {
    let help = if is_quoted { WITHOUT_QUOTES } else { "" };
    format!("expected a trait, found `{found}`{help}")
}

/// `#[shared(mutex, after(index))]`
pub(crate) fn expected_class(found: &str) -> String {
    format!("expected `<type>::<field>`, found `{found}`")
}

/// `#[shared(mutex, after = <SharedBank as Bank>::index)]`
pub(crate) fn class_in_trait(ty: &str) -> String {
    format!("expected `{ty}::<field>`, found an item of a trait, because a trait has no fields")
}
