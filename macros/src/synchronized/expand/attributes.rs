//! Which attributes of a block or method its exposed form has too.

use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::quote;

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
    pub(super) docs: Vec<TokenStream>,
    /// `#[doc(..)]` and everything else, which stays on the plain form as well.
    pub(super) others: Vec<TokenStream>,
}

/// Sorts attributes; what is on no list is left out.
pub(super) fn carried(attributes: &[Attribute]) -> Carried {
    let mut carried = Carried::default();
    for attribute in attributes {
        let tokens = &attribute.tokens;
        if is_text(attribute) {
            carried.docs.push(tokens.clone());
        } else if is_doc(attribute) {
            carried.others.push(tokens.clone());
        } else if let Some(content) = copied(attribute) {
            carried.others.push(quote!(#[#content]));
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
pub(super) fn is_bare_must_use(attribute: &TokenStream) -> bool {
    attribute.to_string() == quote!(#[must_use]).to_string()
}

fn is_doc(attribute: &Attribute) -> bool {
    attribute.is_simple && attribute.name == "doc"
}

/// What stands in the brackets of the copy.
fn copied(attribute: &Attribute) -> Option<TokenStream> {
    let Attribute { name, content, .. } = attribute;
    if !attribute.is_simple {
        return None;
    }
    if name == "expect" {
        // An expectation is met once, on the plain form.
        let name = Ident::new("allow", name.span());
        return Some(quote!(#name #content));
    }
    if name == "cfg_attr" {
        let mut parts = split(attribute.list()?, ',').into_iter();
        let condition = parts.next()?;
        let kept: Vec<_> = parts
            .filter_map(|part| copied(&Attribute::nested(part)))
            .collect();
        return (!kept.is_empty()).then(|| quote!(#name(#condition, #(#kept),*)));
    }
    COPIED
        .iter()
        .any(|copied| name == copied)
        .then(|| quote!(#name #content))
}
