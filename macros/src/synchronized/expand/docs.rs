//! What the documentation of an exposed method says about the lock, and of a plain one about that.
//!
//! A method's own text moves to its exposed form: rustdoc would run its examples twice otherwise.

use crate::pipeline::names::Spelling;
use proc_macro::TokenStream;

use super::attributes::Carried;
use crate::pipeline::code::{Code, code};
use crate::synchronized::keyword::Kind;
use crate::synchronized::messages::compact;
use crate::synchronized::outcome::Outcome;
use crate::synchronized::resolve::{Exposed, Exposure, Way};

/// The text of the exposed form.
pub(super) fn exposed(exposed: &Exposed<'_>, exposure: &Exposure<'_>, carried: &Carried) -> Code {
    let docs = &carried.docs;
    let locking = locking(exposed, exposure);
    if docs.is_empty() {
        let payload = compact(&exposure.payload);
        let calls = format!("Calls `{payload}::{}`.", exposed.method.name.unraw());
        code!(#[doc = #calls] #[doc = ""] #[doc = #locking])
    } else {
        code!(#docs #[doc = ""] #[doc = "# Locks"] #[doc = ""] #[doc = #locking])
    }
}

/// The text of the plain form whose own has moved.
pub(super) fn plain(exposed: &Exposed<'_>, target: &TokenStream) -> Code {
    let text = format!(
        "What `{}::{}` does to the plain value; it is documented there.",
        compact(target),
        exposed.name.unraw()
    );
    code! {
        #[doc = #text]
        #[allow(
            clippy::missing_errors_doc,
            clippy::missing_panics_doc,
            reason = "documented on the exposed method"
        )]
    }
}

fn locking(exposed: &Exposed<'_>, exposure: &Exposure<'_>) -> String {
    let what = match &exposure.way {
        Way::Field(field) => format!("the field `{}`", field.to_string().trim_start_matches("r#")),
        Way::Expression(expression) => format!("`{}`", expression_text(expression)),
        Way::Whole => "the value".into(),
    };
    let kind = exposure.kind.as_ref().map(|(kind, _)| *kind);
    let verb = match (kind, exposed.exclusive) {
        (Some(Kind::Mutex), _) => format!("Locks {what}"),
        (Some(Kind::RwLock), true) => format!("Locks {what} for writing"),
        (Some(Kind::RwLock), false) => format!("Locks {what} for reading"),
        (Some(Kind::RefCell), true) => format!("Borrows {what} mutably"),
        (Some(Kind::RefCell), false) => format!("Borrows {what}"),
        (None, true) => format!("Holds {what} exclusively"),
        (None, false) => format!("Holds {what}"),
    };
    match exposed.outcome {
        Outcome::Guard(_) => format!("{verb} until the guard in the result is dropped."),
        _ => format!("{verb} for the length of the call."),
    }
}

fn expression_text(expression: &TokenStream) -> String {
    compact(expression)
        .replace(" . ", ".")
        .replace(" ()", "()")
        .replace(" (", "(")
}
