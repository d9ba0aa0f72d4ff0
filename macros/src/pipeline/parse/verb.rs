//! Lists of verbs: `access(get, lock as state)`.

use proc_macro::{Ident, TokenStream, TokenTree};

use super::Context;
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::{is_name, raw_name};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{flatten, show, split};

/// One verb as written, known or not.
pub(crate) struct VerbArg {
    pub(crate) word: Ident,
    pub(crate) place: Place,
    /// The name behind `as`.
    pub(crate) rename: Option<(Ident, Place)>,
}

/// Reads the list between the parentheses; what is no verb is reported and left out.
pub(super) fn parse(list: &TokenStream, context: &mut Context<'_>) -> Vec<VerbArg> {
    let mut verbs = Vec::new();
    for part in split(list.clone(), ',') {
        let tokens = flatten(part);
        let mut tokens = tokens.iter();
        let Some(first) = tokens.next() else {
            continue;
        };
        let place = context.places.at(first.span());
        let TokenTree::Ident(word) = first else {
            context
                .errors
                .push(place, messages::expected_verb(&show(first), None));
            continue;
        };
        let rename = match (tokens.next(), tokens.next(), tokens.next()) {
            (None, ..) => None,
            (Some(TokenTree::Ident(keyword)), Some(TokenTree::Ident(name)), None)
                if keyword.is("as") =>
            {
                let place = context.places.at(name.span());
                if is_name(name) {
                    Some((name.clone(), place))
                } else {
                    let found = format!("{word} as {name}");
                    let raw = raw_name(name);
                    let message = messages::expected_verb(&found, raw.as_deref());
                    context.errors.push(place, message);
                    None
                }
            }
            (Some(token), ..) => {
                let place = context.places.at(token.span());
                let found = format!("{word} {}", show(token));
                context
                    .errors
                    .push(place, messages::expected_verb(&found, None));
                None
            }
        };
        verbs.push(VerbArg {
            word: word.clone(),
            place,
            rename,
        });
    }
    verbs
}
