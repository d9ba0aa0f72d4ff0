//! Which attributes of a block or method its exposed form has too.

use proc_macro::{Ident, TokenTree};

use crate::pipeline::code::{Code, code};
use crate::pipeline::names::Spelling;
use crate::pipeline::tokens::split;
use crate::synchronized::parse::Attribute;

/// Attributes that mean the same on the exposed form.
const COPIED: [&str; 8] = [
    "cfg",
    "must_use",
    "deprecated",
    "inline",
    "allow",
    "warn",
    "deny",
    "forbid",
];

/// What the exposed form takes over.
#[derive(Default)]
pub(super) struct Carried {
    /// `#[doc = ".."]`, which moves there.
    pub(super) docs: Vec<Code>,
    /// `#[doc(..)]` and everything else, which stays on the plain form as well.
    pub(super) others: Vec<Code>,
}

/// Sorts attributes; what is on no list is left out.
pub(super) fn carried(attributes: &[Attribute]) -> Carried {
    let mut carried = Carried::default();
    for attribute in attributes {
        let tokens = Code::of(&attribute.tokens);
        if is_text(attribute) {
            carried.docs.push(tokens);
        } else if is_doc(attribute) {
            carried.others.push(tokens);
        } else if let Some(content) = copied(attribute) {
            carried.others.push(code!(#[#content]));
        }
    }
    carried
}

/// Tells whether it is `#[doc = ".."]`, which doc comments are.
pub(super) fn is_text(attribute: &Attribute) -> bool {
    let value = attribute.content.clone().into_iter().next();
    is_doc(attribute) && matches!(value, Some(TokenTree::Punct(punct)) if punct.as_char() == '=')
}

/// Tells whether it is `#[must_use]` without a reason.
pub(super) fn is_bare_must_use(attribute: &Code) -> bool {
    attribute.to_string() == code!(#[must_use]).to_string()
}

fn is_doc(attribute: &Attribute) -> bool {
    attribute.is_simple && attribute.name.is("doc")
}

/// What stands in the brackets of the copy.
fn copied(attribute: &Attribute) -> Option<Code> {
    let Attribute { name, content, .. } = attribute;
    if !attribute.is_simple {
        return None;
    }
    if name.is("expect") {
        // An expectation is met once, on the plain form.
        let name = Ident::new("allow", name.span());
        return Some(code!(#name #content));
    }
    if name.is("cfg_attr") {
        let mut parts = split(attribute.list()?, ',').into_iter();
        let condition = parts.next()?;
        let kept: Vec<_> = parts
            .filter_map(|part| copied(&Attribute::nested(part)))
            .collect();
        let kept = Code::list(kept);
        return (!kept.is_empty()).then(|| code!(#name(#condition, #kept)));
    }
    COPIED
        .iter()
        .any(|copied| name.is(copied))
        .then(|| code!(#name #content))
}
