//! The target of `#[synchronized(..)]`: the type that gets the methods, and its field.

use proc_macro::{Span, TokenStream, TokenTree};

use super::Context;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::{is_generics, is_name, is_type};
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{begins_double_colon, is_sign, respan, show};
use crate::synchronized::keyword::{Level, Word};
use crate::synchronized::messages;

/// `impl<M: Manage> Pool<M>::internals`: the type that gets the methods, and its field.
pub(crate) struct Target {
    /// Generics that are declared here, without the angle brackets.
    pub(crate) generics: TokenStream,
    pub(crate) ty: TokenStream,
    pub(crate) place: Place,
    /// The field's name, or its index in a tuple struct.
    pub(crate) field: Option<(TokenTree, Place)>,
}

/// Takes the target from the runs between commas, where it is the first.
///
/// One in a later place, or with something around it, is reported once, and taken for what it is.
pub(super) fn parse(runs: &mut Vec<TokenStream>, context: &mut Context<'_>) -> Option<Target> {
    let target = runs.first().and_then(|run| read(run, context));
    if target.is_some() {
        runs.remove(0);
        return target;
    }
    let first = runs.first().map(|run| Cursor::new(run.clone()));
    if let Some(cursor) = first.filter(|cursor| !opens_argument(cursor)) {
        let run = runs.remove(0);
        let (target, arguments) = mend(&run, cursor, context);
        if !arguments.is_empty() {
            runs.insert(0, arguments);
        }
        return target.or_else(|| take_later(runs, |target| target.field.is_some(), context));
    }
    let word = runs.first().and_then(|run| run.clone().into_iter().next());
    let span = word.as_ref().map_or_else(Span::call_site, TokenTree::span);
    let found = word.as_ref().map(show);
    let place = context.places.at(span);
    context.errors.push(place, messages::missing_target(found));
    take_later(runs, |_| true, context)
}

/// Takes the first run that is a target, wherever it stands.
fn take_later(
    runs: &mut Vec<TokenStream>,
    is_meant: fn(&Target) -> bool,
    context: &mut Context<'_>,
) -> Option<Target> {
    let (index, target) = runs.iter().enumerate().find_map(|(index, run)| {
        let target = read(run, context).filter(is_meant)?;
        Some((index, target))
    })?;
    runs.remove(index);
    Some(target)
}

/// Tells whether an argument is next, and no path; that may begin with `crate` too.
pub(super) fn opens_argument(cursor: &Cursor) -> bool {
    let is_path = cursor
        .peek_at(1)
        .is_some_and(|token| begins_double_colon(token) || is_sign(token, '<'));
    matches!(cursor.peek(), Some(TokenTree::Ident(word)) if !is_path && Word::of(&word.to_string()).is_some())
}

fn opens_block_argument(cursor: &Cursor) -> bool {
    let word = cursor.peek().and_then(|token| Word::of(&token.to_string()));
    opens_argument(cursor) && word.is_some_and(|word| word.form(Level::Block).is_some())
}

/// Reads a run that is a target and nothing else.
fn read(run: &TokenStream, context: &mut Context<'_>) -> Option<Target> {
    let mut cursor = Cursor::new(run.clone());
    if opens_argument(&cursor) {
        return None;
    }
    let generics = read_generics(&mut cursor);
    let begins_path = match cursor.peek()? {
        TokenTree::Ident(_) => true,
        token => is_sign(token, ':') || is_sign(token, '<'),
    };
    if !begins_path {
        return None;
    }
    let start = cursor.position();
    let mut last = None;
    while !cursor.is_empty() {
        cursor.take_until(Cursor::is_path_separator);
        let separator = cursor.position();
        if cursor.next_path_separator() && separator > start {
            last = Some(separator);
        }
    }
    let end = cursor.position();
    let field = as_field(cursor.range(last.map_or(start, |last| last + 2)..end));
    let ty = match (&field, last) {
        (Some(_), Some(last)) => cursor.range(start..last),
        // A field alone is in no type.
        (Some(_), None) => return None,
        (None, _) => cursor.range(start..end),
    };
    if !is_type(&ty) || !is_generics(&generics) {
        return None;
    }
    let place = context
        .places
        .over(&cursor.range(start..end), Span::call_site());
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

/// Reads `impl<..>` up to the type.
fn read_generics(cursor: &mut Cursor) -> TokenStream {
    match cursor.next_word("impl") {
        Some(_) => cursor.next_angle().unwrap_or_default(),
        None => TokenStream::new(),
    }
}

/// Reports a run that is no target, and finds the one that was probably meant.
fn mend(run: &TokenStream, mut cursor: Cursor, context: &mut Context<'_>) -> Mended {
    pass_path(&mut cursor);
    let head = read(&cursor.range(0..cursor.position()), context);
    let behind = cursor.peek().filter(|token| !is_sign(token, '<')).cloned();
    let (Some(mut target), Some(behind)) = (head, behind.filter(|_| !cursor.is_path_separator()))
    else {
        return (mend_head(run, context), TokenStream::new());
    };
    // Arguments without the comma, or the field without the `::`.
    let place = context.places.at(behind.span());
    let skipped = cursor.take_until(opens_block_argument);
    let mut skipped = skipped
        .into_iter()
        .skip_while(|token| matches!(token, TokenTree::Punct(_)));
    let field = skipped.next().and_then(|token| as_field(token.into()));
    let arguments = cursor.rest();
    let sign = if target.field.is_some() || (field.is_none() && !arguments.is_empty()) {
        ","
    } else {
        "::"
    };
    context
        .errors
        .push(place, messages::expected(sign, &show(&behind)));
    if sign == "::" {
        let place = context.places.at(behind.span());
        target.field = field.map(|field| (field, place));
    }
    // What leads to no field may have been meant to.
    let is_whole = sign == "," || target.field.is_some();
    (Some(target).filter(|_| is_whole), arguments)
}

/// A target and the arguments behind it.
type Mended = (Option<Target>, TokenStream);

/// Reports a run that begins with no target; one may be in quotes, or stand behind another word.
fn mend_head(run: &TokenStream, context: &mut Context<'_>) -> Option<Target> {
    if let Some(field) = as_field(run.clone()) {
        let place = context.places.at(field.span());
        let message = messages::field_without_target(&field.to_string());
        context.errors.push(place, message);
        return None;
    }
    let generics = read_generics(&mut Cursor::new(run.clone()));
    if !is_generics(&generics) {
        let place = context.places.over(&generics, Span::call_site());
        let message = messages::wrong_generics(&messages::compact(&generics));
        context.errors.push(place, message);
        return None;
    }
    let start = context.places.over(run, Span::call_site());
    let tokens: Vec<_> = run.clone().into_iter().collect();
    let found = unquoted(run).and_then(|run| Some((tokens.len(), read(&run, context)?)));
    let found = found.or_else(|| {
        (1..tokens.len()).find_map(|at| {
            let target = read(&tokens[at..].iter().cloned().collect(), context)?;
            // A type alone may be the value of an argument.
            target.field.is_some().then_some((at, target))
        })
    });
    let surplus = found.as_ref().map_or(tokens.len(), |(at, _)| *at);
    let surplus: TokenStream = tokens[..surplus].iter().cloned().collect();
    let mut place = context.places.over(&surplus, Span::call_site());
    place.order = start.order;
    let message = messages::missing_target(Some(messages::compact(&surplus)));
    context.errors.push(place, message);
    found.map(|(_, target)| target)
}

/// What stands in a string.
pub(super) fn unquoted(run: &TokenStream) -> Option<TokenStream> {
    let mut cursor = Cursor::new(run.clone());
    let Some(TokenTree::Literal(literal)) = cursor.next().filter(|_| cursor.is_empty()) else {
        return None;
    };
    let text = literal.to_string();
    let inside = text.strip_prefix('"')?.strip_suffix('"')?.parse().ok()?;
    Some(respan(inside, literal.span()))
}

/// Passes words with `::` between them, and their arguments.
fn pass_path(cursor: &mut Cursor) {
    read_generics(cursor);
    cursor.next_angle();
    cursor.next_path_separator();
    while matches!(
        cursor.peek(),
        Some(TokenTree::Ident(_) | TokenTree::Literal(_))
    ) {
        cursor.next();
        cursor.next_angle();
        let is_last = !matches!(
            cursor.peek_at(2),
            Some(TokenTree::Ident(_) | TokenTree::Literal(_))
        );
        if is_last || !cursor.next_path_separator() {
            break;
        }
    }
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
