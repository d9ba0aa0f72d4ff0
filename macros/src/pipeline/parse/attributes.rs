//! Sorts attributes: ours are read, some are carried over to generated items, the rest is not ours.

use proc_macro::{Delimiter, Ident, TokenStream, TokenTree};

use super::value::meant;
use super::{Arg, Context, argument};
use crate::pipeline::code::{Code, code};
use crate::pipeline::cursor::Cursor;
use crate::pipeline::keyword::{Keyword, Level};
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::tokens::flatten;

/// The name of our attribute.
const SHARED: &str = "shared";

/// What generated items take over from the plain ones.
#[derive(Clone, Default)]
pub(crate) struct Carried {
    /// `#[doc ..]` attributes.
    pub(crate) docs: Vec<Code>,
    /// Whether one of them has a text (and not only, say, `hidden`).
    pub(crate) has_text: bool,
    /// `#[deprecated ..]`.
    pub(crate) deprecated: Option<Code>,
    /// Lints that are allowed, or expected, at the plain item.
    pub(crate) allows: Vec<Code>,
}

/// Reads the outer attributes of the struct or of a field.
pub(super) fn parse(
    cursor: &mut Cursor,
    level: Level,
    context: &mut Context<'_>,
) -> (Carried, Vec<Arg>) {
    let mut carried = Carried::default();
    let mut args = Vec::new();
    while cursor.next_punct('#').is_some() {
        // The compiler has said that an inner attribute cannot stand here.
        cursor.next_punct('!');
        let Some(attribute) = cursor.next_inside(Delimiter::Bracket) else {
            break;
        };
        let tokens = flatten(attribute);
        let Some((TokenTree::Ident(name), rest)) = tokens.split_first() else {
            continue;
        };
        if name.is(SHARED) {
            args.extend(shared(name, rest, level, context));
        } else {
            carried.add(name, rest);
        }
    }
    (carried, args)
}

/// Reads `shared(..)`, whose name has been read.
fn shared(name: &Ident, rest: &[TokenTree], level: Level, context: &mut Context<'_>) -> Vec<Arg> {
    match rest {
        [TokenTree::Group(list)] if list.delimiter() == Delimiter::Parenthesis => {
            argument::parse_list(list.stream(), level, context)
        }
        _ => {
            let place = context.places.at(name.span());
            let found = match rest {
                [] => format!("#[{name}]"),
                [TokenTree::Group(list)] if list.delimiter() == Delimiter::Bracket => {
                    format!("#[{name}[..]]")
                }
                [TokenTree::Group(_)] => format!("#[{name}{{..}}]"),
                _ => format!("#[{name} = ..]"),
            };
            context.errors.push(place, messages::attribute_form(&found));
            let meant = match rest {
                [TokenTree::Group(list)] => list.stream(),
                [_, word] => meant(word)
                    .filter(is_keyword)
                    .into_iter()
                    .map(TokenTree::Ident)
                    .collect(),
                _ => TokenStream::new(),
            };
            argument::parse_list(meant, level, context)
        }
    }
}

fn is_keyword(word: &Ident) -> bool {
    Keyword::of(&word.to_string()).is_some()
}

impl Carried {
    /// Sorts the attribute `#[name rest]`; what is not carried over is left out.
    pub(super) fn add(&mut self, name: &Ident, rest: &[TokenTree]) {
        let rest: TokenStream = rest.iter().cloned().collect();
        if name.is("doc") {
            let equals = rest.clone().into_iter().next();
            self.has_text |= matches!(equals, Some(TokenTree::Punct(p)) if p.as_char() == '=');
            self.docs.push(code!(#[#name #rest]));
        } else if name.is("deprecated") {
            self.deprecated = Some(code!(#[#name #rest]));
        } else if name.is("allow") || name.is("expect") {
            // An expectation is fulfilled once, at the plain item.
            self.allows.push(code!(#[allow #rest]));
        }
    }
}
