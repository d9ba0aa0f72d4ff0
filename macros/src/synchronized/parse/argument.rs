//! The arguments of `#[synchronized(..)]`, on the block and on a method.

use proc_macro::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::Context;
use crate::pipeline::code::Code;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::{is_generics, is_name, is_type};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{flatten, show, split};
use crate::synchronized::keyword::Word;
use crate::synchronized::messages;

/// All arguments of the block's attribute.
pub(crate) struct Args {
    pub(crate) target: Option<Target>,
    pub(crate) list: Vec<Arg>,
}

/// `impl<M: Manage> Pool<M>::internals`: the type that gets the methods, and its field.
pub(crate) struct Target {
    /// Generics that are declared here, without the angle brackets.
    pub(crate) generics: TokenStream,
    pub(crate) ty: TokenStream,
    pub(crate) place: Place,
    /// The field's name, or its index in a tuple struct.
    pub(crate) field: Option<(TokenTree, Place)>,
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
    // A target in a later place is reported once, and taken for what it is.
    let mut position = runs.iter().position(|run| !opens_argument(run));
    if position != Some(0) {
        let first = runs.first().and_then(|run| run.clone().into_iter().next());
        let found = match (&first, runs.first()) {
            // A word is an argument, whatever its value is.
            (Some(TokenTree::Ident(word)), _) => TokenTree::from(word.clone()).into(),
            (_, run) => run.cloned().unwrap_or_default(),
        };
        let place = context.places.over(&found, Span::call_site());
        let found = (!found.is_empty()).then(|| messages::compact(&found));
        context.errors.push(place, messages::missing_target(found));
        if !matches!(first, None | Some(TokenTree::Ident(_))) {
            runs.remove(0);
            position = position.map(|position| position - 1);
        }
    }
    let target = position.map(|position| runs.remove(position));
    let target = target.and_then(|run| parse_target(run, context));
    let list = parse_list(Code::list(runs).into_stream(), context);
    Args { target, list }
}

/// Reads a list of arguments that no target precedes.
pub(crate) fn parse_list(tokens: TokenStream, context: &mut Context<'_>) -> Vec<Arg> {
    parse_args(&mut Cursor::flat(tokens), context)
}

/// Tells whether a run is an argument, and not a target; a path may begin with `crate` too.
fn opens_argument(run: &TokenStream) -> bool {
    let cursor = Cursor::new(run.clone());
    let Some(TokenTree::Ident(first)) = cursor.peek() else {
        return !(cursor.is_punct(':') || cursor.is_punct('<'));
    };
    let is_path = cursor.peek_at(1).is_some_and(
        |token| matches!(token, TokenTree::Punct(punct) if matches!(punct.as_char(), ':' | '<')),
    );
    !is_path && Word::of(&first.to_string()).is_some()
}

fn parse_target(run: TokenStream, context: &mut Context<'_>) -> Option<Target> {
    let mut cursor = Cursor::new(run);
    let mut generics = TokenStream::new();
    if cursor.next_word("impl").is_some() {
        generics = cursor.next_angle().unwrap_or_default();
    }
    let start = cursor.position();
    let mut segments = 1;
    let mut last = start;
    while !cursor.is_empty() {
        cursor.take_until(Cursor::is_path_separator);
        if cursor.is_path_separator() {
            last = cursor.position();
            segments += usize::from(last > start);
            cursor.next();
            cursor.next();
        }
    }
    let whole = cursor.range(start..cursor.position());
    let place = context.places.over(&whole, Span::call_site());
    let separator = if segments > 1 { 2 } else { 0 };
    let tail = cursor.range((last + separator).min(cursor.position())..cursor.position());
    let field = as_field(tail);
    if let Some(field) = field.as_ref().filter(|_| segments == 1) {
        let message = messages::field_without_target(&field.to_string());
        context.errors.push(place, message);
        return None;
    }
    let ty = match field {
        Some(_) => cursor.range(start..last),
        None => whole,
    };
    if !is_type(&ty) {
        let found = (!ty.is_empty()).then(|| messages::compact(&ty));
        let message = messages::missing_target(found);
        context.errors.push(place, message);
        return None;
    }
    if !is_generics(&generics) {
        let place = context.places.over(&generics, Span::call_site());
        let message = messages::wrong_generics(&messages::compact(&generics));
        context.errors.push(place, message);
        return None;
    }
    Some(Target {
        generics,
        ty,
        place,
        field: field.map(|field| {
            let place = context.places.at(field.span());
            (field, place)
        }),
    })
}

/// A last segment that is a field: an index, or a name that does not look like a type's.
fn as_field(segment: TokenStream) -> Option<TokenTree> {
    let mut tokens = segment.into_iter();
    let only = tokens.next().filter(|_| tokens.next().is_none())?;
    let is_field = match &only {
        TokenTree::Ident(name) => is_name(name) && !name.unraw().starts_with(char::is_uppercase),
        TokenTree::Literal(index) => index
            .to_string()
            .chars()
            .all(|digit| digit.is_ascii_digit()),
        _ => false,
    };
    is_field.then_some(only)
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

/// Finds something else than the comma; an identifier opens the next argument.
fn parse_end(cursor: &mut Cursor, context: &mut Context<'_>) {
    let Some(token) = cursor.peek() else { return };
    let place = context.places.at(token.span());
    let message = messages::missing_comma(&show(token));
    context.errors.push(place, message);
    if !matches!(token, TokenTree::Ident(_)) {
        cursor.take_until(|cursor| cursor.is_punct(','));
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
