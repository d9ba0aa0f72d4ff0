//! Declarations: a name, then arguments about what is called so.

use proc_macro::{Ident, Punct, Spacing, TokenStream, TokenTree};

use super::Context;
use super::argument::{Arg, Written, parse_list};
use super::value::{Found, Value, meant};
use crate::pipeline::keyword::{Keyword, Level};
use crate::pipeline::path::{is_name, raw_name};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{flatten, show};

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
        comma_after_name(&mut tokens);
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
