//! Declarations: a name, then arguments about what is called so.

use proc_macro::{Ident, Punct, Spacing, TokenStream, TokenTree};

use super::Context;
use super::argument::{Arg, Written, parse_list};
use super::value::{Found, Value, meant};
use crate::pipeline::keyword::{Keyword, Level};
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::{is_name, raw_name};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{Depth, flatten, is_sign, show};

/// `group(name, ..)`, `handle(Name, ..)`.
pub(crate) struct Declaration {
    pub(crate) name: Ident,
    pub(crate) place: Place,
    pub(crate) args: Vec<Arg>,
    /// What stands there if it is no name; `name` is then the one that was probably meant.
    pub(crate) refused: Option<Found>,
}

/// Reads `name, kind, ..` or `name = kind, ..`.
pub(super) fn parse(
    keyword: Keyword,
    list: &TokenStream,
    context: &mut Context<'_>,
) -> Option<Value> {
    let mut tokens = flatten(list.clone());
    remove_visibility(keyword, &mut tokens, context);
    remove_parameters(&mut tokens, context);
    let is_long = tokens.len() > 1;
    let written = tokens.first().map(show);
    let literal = tokens
        .first()
        .filter(|token| matches!(token, TokenTree::Literal(_)))
        .cloned();
    if let (Some(literal), Some(first)) = (&literal, tokens.first_mut()) {
        // The rest of the list keeps its meaning behind a word, whatever that is.
        *first = Ident::new("_", literal.span()).into();
    }
    if keyword == Keyword::Group {
        comma_after_name(&mut tokens, context);
    }
    let list = tokens.into_iter().collect();
    let mut args = parse_list(list, Level::of_declaration(keyword), context);
    let first = args.first()?;
    if !matches!(first.written, Written::Word) {
        return None;
    }
    let Arg { key, place, .. } = args.remove(0);
    let is_refused = literal.is_some() || !is_name(&key);
    let meant = meant(&literal.unwrap_or_else(|| key.clone().into()));
    let refused = is_refused.then(|| {
        let more = if is_long { " .." } else { "" };
        Found {
            place,
            text: format!("{keyword}({}{more})", written.unwrap_or_default()),
            raw: raw_name(&key),
            meant: None,
        }
    });
    match meant {
        Some(name) => Some(Value::Declaration(Declaration {
            name,
            place,
            args,
            refused,
        })),
        None => refused.map(Value::Wrong),
    }
}

/// Passes over `pub` in front of the name.
fn remove_visibility(keyword: Keyword, tokens: &mut Vec<TokenTree>, context: &mut Context<'_>) {
    let Some(TokenTree::Ident(word)) = tokens.first() else {
        return;
    };
    if !word.is("pub") || tokens.len() == 1 {
        return;
    }
    let place = context.places.at(word.span());
    context
        .errors
        .push(place, messages::visibility_before_name(keyword));
    tokens.remove(0);
    if matches!(tokens.first(), Some(TokenTree::Group(_))) {
        tokens.remove(0);
    }
}

/// Passes over `<T>` behind the name.
fn remove_parameters(tokens: &mut Vec<TokenTree>, context: &mut Context<'_>) {
    let Some(open) = tokens.get(1).filter(|token| is_sign(token, '<')) else {
        return;
    };
    let place = context.places.at(open.span());
    context
        .errors
        .push(place, messages::parameters_behind_name());
    let mut depth = Depth::default();
    let end = tokens.iter().skip(1).position(|token| {
        depth.pass(token);
        depth.is_outside()
    });
    let end = end.map_or(tokens.len(), |length| length + 2);
    tokens.drain(1..end);
}

/// Writes `name = kind` as `name, kind`; `name = Ledger` is an argument and stays what it is.
///
/// So is `name: kind` written, which is a mistake.
fn comma_after_name(tokens: &mut Vec<TokenTree>, context: &mut Context<'_>) {
    let [TokenTree::Ident(name), TokenTree::Punct(sign), ..] = tokens.as_slice() else {
        return;
    };
    let keyword = Keyword::of(&name.to_string());
    let is_argument = keyword.is_some_and(|word| word.form(Level::Group).is_some());
    if is_argument || !matches!(sign.as_char(), '=' | ':') {
        return;
    }
    let mut comma = Punct::new(',', Spacing::Alone);
    comma.set_span(sign.span());
    let is_arrow = tokens.get(2).is_some_and(|token| is_sign(token, '>'));
    if sign.as_char() == ':' || is_arrow {
        let found = if is_arrow { "=>" } else { ":" };
        let place = context.places.at(sign.span());
        let message = messages::missing_comma(found, Level::Group);
        context.errors.push(place, message);
    }
    tokens.splice(1..2 + usize::from(is_arrow), [comma.into()]);
}
