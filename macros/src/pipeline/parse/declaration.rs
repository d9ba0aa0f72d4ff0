//! Declarations: a name, then arguments about what is called so.

use proc_macro::{Ident, Punct, Spacing, TokenStream, TokenTree};

use super::Context;
use super::argument::{Arg, Written, parse_list};
use super::value::{Found, Value};
use crate::pipeline::keyword::{Keyword, Level};
use crate::pipeline::path::{is_name, raw_name};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{flatten, show};

/// `group(name, ..)`, `handle(Name, ..)`.
pub(crate) struct Declaration {
    pub(crate) name: Ident,
    pub(crate) place: Place,
    pub(crate) args: Vec<Arg>,
    /// What stands there if it is no name; `name` is the one that was probably meant.
    pub(crate) refused: Option<Found>,
}

/// Reads `name, kind, ..` or `name = kind, ..`.
pub(super) fn parse(
    keyword: Keyword,
    list: &TokenStream,
    context: &mut Context<'_>,
) -> Option<Value> {
    let mut tokens = flatten(list.clone());
    let is_long = tokens.len() > 1;
    let written = tokens.first().map(show);
    let is_literal = unquote(&mut tokens);
    if keyword == Keyword::Group {
        comma_after_name(&mut tokens);
    }
    let list = tokens.into_iter().collect();
    let mut args = parse_list(list, Level::of_declaration(keyword), context);
    let first = args.first()?;
    if !matches!(first.written, Written::Word) {
        return None;
    }
    let Arg { key, place, .. } = args.remove(0);
    let raw = raw_name(&key);
    let name = match &raw {
        Some(_) => Some(Ident::new_raw(&key.to_string(), key.span())),
        None => is_name(&key).then(|| key.clone()),
    };
    let refused = (is_literal || !is_name(&key)).then(|| {
        let more = if is_long { " .." } else { "" };
        let text = format!("{keyword}({}{more})", written.unwrap_or_default());
        let raw = raw.filter(|_| !is_literal);
        Found { place, text, raw }
    });
    match (name, refused) {
        (Some(name), refused) => Some(Value::Declaration(Declaration {
            name,
            place,
            args,
            refused,
        })),
        (None, refused) => refused.map(Value::Wrong),
    }
}

/// Takes a name out of its quotes, and tells whether a literal stands in front.
///
/// What is no name in its quotes becomes `_`, so that the rest of the list keeps its meaning.
fn unquote(tokens: &mut [TokenTree]) -> bool {
    let Some(first @ TokenTree::Literal(_)) = tokens.first_mut() else {
        return false;
    };
    let text = first.to_string();
    let quoted = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let is_word = |text: &&str| {
        let is_letter = |letter: char| letter == '_' || letter.is_ascii_alphabetic();
        text.starts_with(is_letter) && text.chars().all(|it| is_letter(it) || it.is_ascii_digit())
    };
    let word = quoted.filter(is_word).unwrap_or("_");
    *first = Ident::new(word, first.span()).into();
    true
}

/// Writes `name = kind` as `name, kind`; `name = Ledger` is an argument and stays what it is.
fn comma_after_name(tokens: &mut [TokenTree]) {
    if let [TokenTree::Ident(name), TokenTree::Punct(sign), ..] = tokens {
        let keyword = Keyword::of(&name.to_string());
        let is_argument = keyword.is_some_and(|word| word.form(Level::Group).is_some());
        if sign.as_char() == '=' && !is_argument {
            let span = sign.span();
            *sign = Punct::new(',', Spacing::Alone);
            sign.set_span(span);
        }
    }
}
