//! The arguments of `#[synchronized(..)]`, on the block and on a method.

use proc_macro::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::Context;
use super::target::{self, Target, opens_argument, unquoted};
use crate::pipeline::code::Code;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::path::is_type;
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{as_ident, begins_double_colon, show, split};
use crate::synchronized::keyword::{Form, Level, Word};
use crate::synchronized::messages;

/// All arguments of the block's attribute.
#[derive(Default)]
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
    /// The string whose inside stands for the value, if one was written.
    pub(crate) quoted: Option<String>,
}

/// What follows a key.
pub(crate) enum Written {
    Word,
    Value(TokenStream),
    List(TokenStream),
    /// What stands in the parentheses of a kind.
    Options(Vec<Arg>),
}

/// Reads `Target::field, word, key = value, key(list)`.
pub(super) fn parse_block_args(tokens: Vec<TokenTree>, context: &mut Context<'_>) -> Args {
    let mut runs: Vec<_> = split(tokens.into_iter().collect(), ',');
    let target = target::parse(&mut runs, context);
    let list = parse_list(Code::list(runs).into_stream(), context);
    Args { target, list }
}

/// The word that opens these arguments, if they are what is said about a method.
pub(super) fn of_a_method(args: &[TokenTree]) -> Option<&TokenTree> {
    let word = args
        .first()
        .filter(|_| !args.get(1).is_some_and(begins_double_colon))?;
    let level = Word::of(&word.to_string())?.level();
    (level == Level::Method).then_some(word)
}

/// Reads a list of arguments that no target precedes.
pub(crate) fn parse_list(tokens: TokenStream, context: &mut Context<'_>) -> Vec<Arg> {
    parse_args(&mut Cursor::flat(tokens), context)
}

fn parse_args(cursor: &mut Cursor, context: &mut Context<'_>) -> Vec<Arg> {
    let mut args = Vec::new();
    while let Some(token) = cursor.peek() {
        let place = context.places.at(token.span());
        if let Some(key) = parse_key(cursor, context) {
            let word = Word::of(&key.to_string());
            let mut written = parse_written(word, cursor, context);
            let (mut value_place, mut quoted) = (place, None);
            if let Written::Value(value) = &mut written {
                value_place = context.places.over(value, key.span());
                if let Some(inside) = unquoted(value).filter(|_| takes_name(word)) {
                    quoted = Some(value.to_string());
                    *value = inside;
                }
            }
            args.push(Arg {
                key,
                place,
                word,
                written,
                value_place,
                quoted,
            });
        }
        if !cursor.is_punct(',') {
            parse_end(cursor, context);
        }
        cursor.next_punct(',');
    }
    args
}

/// Reads the word that opens an argument, or passes over what is none.
fn parse_key(cursor: &mut Cursor, context: &mut Context<'_>) -> Option<Ident> {
    let is_path = cursor.peek_at(1).is_some_and(begins_double_colon);
    let key = if is_path { None } else { cursor.next_ident() };
    if key.is_some() {
        return key;
    }
    let first = TokenStream::from(cursor.peek()?.clone());
    let quoted = unquoted(&first)
        .and_then(|inside| as_ident(&inside))
        .filter(|word| Word::of(&word.to_string()).is_some());
    let run = match &quoted {
        Some(_) => cursor.next().into_iter().collect(),
        None => cursor.take_until(|cursor| cursor.is_punct(',')),
    };
    let found = if is_path { run } else { first };
    let place = context.places.over(&found, Span::call_site());
    let message = messages::expected_argument(&messages::compact(&found));
    context.errors.push(place, message);
    quoted
}

/// Reads what follows a word. A value is one without its `=` too, or with a `:` instead.
fn parse_written(word: Option<Word>, cursor: &mut Cursor, context: &mut Context<'_>) -> Written {
    if cursor.next_punct('=').is_some() {
        return Written::Value(cursor.take_until(|cursor| cursor.is_punct(',')));
    }
    if let Some(list) = cursor.next_inside(Delimiter::Parenthesis) {
        let form = word.and_then(|word| word.form(Level::Block));
        return match form {
            Some(Form::Options) => Written::Options(parse_list(list, context)),
            _ => Written::List(list),
        };
    }
    let takes_value = takes_name(word) || word == Some(Word::Via);
    let begins_value = matches!(
        cursor.peek(),
        Some(TokenTree::Ident(_) | TokenTree::Literal(_))
    ) && !opens_argument(cursor);
    if !takes_value || !(begins_value || cursor.is_punct(':')) {
        return Written::Word;
    }
    let sign = cursor.peek().cloned();
    cursor.next_punct(':');
    let value = cursor.take_until(|cursor| cursor.is_punct(','));
    if value.is_empty() {
        return Written::Word;
    }
    if let Some(sign) = sign {
        let place = context.places.at(sign.span());
        let message = messages::expected("=", &show(&sign));
        context.errors.push(place, message);
    }
    Written::Value(value)
}

/// Tells whether the value of an argument is a name or a path.
fn takes_name(word: Option<Word>) -> bool {
    let form = word.and_then(|word| word.form(word.level()));
    matches!(form, Some(Form::Ident | Form::Path))
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
