//! Lists of verbs: `access(get, lock as state)`.

use proc_macro::{Delimiter, Ident, TokenStream, TokenTree};

use super::Context;
use super::value::meant;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::{is_name, raw_name};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{is_sign, show, split};

/// One verb as written, known or not.
pub(crate) struct VerbArg {
    pub(crate) word: Ident,
    pub(crate) place: Place,
    /// The name behind `as`.
    pub(crate) rename: Option<(Ident, Place)>,
}

/// Reads the list between the parentheses; what is no verb is reported, and what it means is kept.
pub(super) fn parse(list: &TokenStream, context: &mut Context<'_>) -> Vec<VerbArg> {
    let mut verbs = Vec::new();
    for part in split(list.clone(), ',') {
        let mut rest = Cursor::flat(part);
        while !rest.is_empty() {
            if let Some(word) = parse_word(&mut rest, context) {
                let place = context.places.at(word.span());
                let rename = parse_rename(&word, &mut rest, context);
                verbs.push(VerbArg {
                    word,
                    place,
                    rename,
                });
            } else {
                break;
            }
        }
    }
    verbs
}

fn parse_word(rest: &mut Cursor, context: &mut Context<'_>) -> Option<Ident> {
    if let Some(visibility) = rest.next_word("pub") {
        let place = context.places.at(visibility.span());
        context.errors.push(place, messages::verb_with_visibility());
        rest.next_inside(Delimiter::Parenthesis);
    }
    let token = rest.next()?;
    if let TokenTree::Ident(word) = token {
        return Some(word);
    }
    let place = context.places.at(token.span());
    let meant = meant(&token);
    let message = messages::no_verb(&show(&token), meant.is_some());
    context.errors.push(place, message);
    meant
}

/// Reads `as name` behind a verb, or what stands there in its place.
fn parse_rename(
    word: &Ident,
    rest: &mut Cursor,
    context: &mut Context<'_>,
) -> Option<(Ident, Place)> {
    let token = rest.next()?;
    let place = context.places.at(token.span());
    let renames = matches!(&token, TokenTree::Ident(keyword) if keyword.is("as"));
    let assigns = is_sign(&token, '=') || is_sign(&token, ':');
    if renames || assigns {
        rest.next_punct('>');
        if let Some(name) = rest.next_ident().filter(|_| rest.is_empty()) {
            let name_place = context.places.at(name.span());
            if !is_name(&name) {
                let raw = raw_name(&name);
                let found = format!("{word} as {name}");
                let message = messages::expected_verb(&found, raw.as_deref());
                context.errors.push(name_place, message);
                return None;
            }
            if assigns {
                let message = messages::verb_renamed_by(word, &show(&token), &name);
                context.errors.push(place, message);
            }
            return Some((name, name_place));
        }
    }
    let message = match &token {
        TokenTree::Group(_) => messages::verb_with_list(word),
        token => messages::expected_verb(&format!("{word} {}", show(token)), None),
    };
    context.errors.push(place, message);
    // A word is the next verb, and anything else is passed over.
    match token {
        TokenTree::Ident(_) if !renames => rest.step_back(),
        _ => drop(rest.rest()),
    }
    None
}
