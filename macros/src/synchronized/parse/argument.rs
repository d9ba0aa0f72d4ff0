//! The arguments of `#[synchronized(..)]`, on the block and on a method.

use proc_macro::{Delimiter, Ident, TokenStream, TokenTree};

use super::Context;
use super::target::{self, Target, opens_argument};
use crate::pipeline::code::Code;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::path::is_type;
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{flatten, show, split};
use crate::synchronized::keyword::Word;
use crate::synchronized::messages;

/// All arguments of the block's attribute.
pub(crate) struct Args {
    pub(crate) target: Option<Target>,
    pub(crate) list: Vec<Arg>,
}

/// One argument behind the target.
pub(crate) struct Arg {
    pub(crate) key: Ident,
    pub(crate) place: Place,
    /// The word the key is, wherever it is known.
    pub(crate) word: Option<Word>,
    pub(crate) written: Written,
    /// Where the value or list is written; the key, if there is none.
    pub(crate) value_place: Place,
}

/// What follows a key.
pub(crate) enum Written {
    Word,
    Value(TokenStream),
    List(TokenStream),
}

/// Reads `Target::field, word, key = value, key(list)`.
pub(super) fn parse_block_args(tokens: TokenStream, context: &mut Context<'_>) -> Args {
    let mut runs: Vec<_> = split(flatten(tokens).into_iter().collect(), ',');
    let target = target::parse(&mut runs, context);
    let list = parse_list(Code::list(runs).into_stream(), context);
    Args { target, list }
}

/// Reads a list of arguments that no target precedes.
pub(crate) fn parse_list(tokens: TokenStream, context: &mut Context<'_>) -> Vec<Arg> {
    parse_args(&mut Cursor::flat(tokens), context)
}

fn parse_args(cursor: &mut Cursor, context: &mut Context<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    while let Some(token) = cursor.peek() {
        let place = context.places.at(token.span());
        let found = show(token);
        if let Some(key) = cursor.next_ident() {
            let written = if cursor.next_punct('=').is_some() {
                Written::Value(cursor.take_until(|cursor| cursor.is_punct(',')))
            } else if let Some(list) = cursor.next_inside(Delimiter::Parenthesis) {
                Written::List(list)
            } else {
                Written::Word
            };
            let value_place = match &written {
                Written::Value(value) => context.places.over(value, key.span()),
                Written::Word | Written::List(_) => place,
            };
            args.push(Arg {
                word: Word::of(&key.to_string()),
                key,
                place,
                written,
                value_place,
            });
        } else {
            context
                .errors
                .push(place, messages::expected_argument(&found));
            cursor.take_until(|cursor| cursor.is_punct(','));
        }
        if !cursor.is_punct(',') {
            parse_end(cursor, context);
        }
        cursor.next_punct(',');
    }
    args
}

/// Finds something else than the comma; an identifier opens the next argument, and so does a word that
/// stands behind anything else.
fn parse_end(cursor: &mut Cursor, context: &mut Context<'_>) {
    let Some(token) = cursor.peek() else { return };
    let place = context.places.at(token.span());
    let message = messages::expected(",", &show(token));
    context.errors.push(place, message);
    if !matches!(token, TokenTree::Ident(_)) {
        cursor.take_until(|cursor| cursor.is_punct(',') || opens_argument(cursor));
    }
}

/// Reads `C = M::Connection, ..`; what has another form is left out.
pub(crate) fn parse_types(list: &TokenStream) -> Option<Vec<(Ident, TokenStream)>> {
    split(list.clone(), ',')
        .into_iter()
        .map(|entry| {
            let mut cursor = Cursor::new(entry);
            let name = cursor.next_ident()?;
            cursor.next_punct('=')?;
            let ty = cursor.rest();
            is_type(&ty).then_some((name, ty))
        })
        .collect()
}
