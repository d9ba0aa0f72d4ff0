//! Method signatures.

use proc_macro::{Delimiter, Ident, Span, TokenStream, TokenTree};

use super::Context;
use super::attribute::Attribute;
use super::generics::{Param, split_generics};
use crate::pipeline::cursor::Cursor;
use crate::pipeline::names::Spelling;
use crate::pipeline::place::Place;
use crate::pipeline::tokens::{flatten, mentions, mentions_lifetime, split};
use crate::synchronized::messages;

/// A function with a signature that could be read; its body is not looked into.
pub(crate) struct Method {
    /// `const`, `async`, `unsafe`, `extern` in front of `fn`.
    pub(crate) qualifiers: Vec<(Ident, Place)>,
    pub(crate) name: Ident,
    pub(crate) place: Place,
    /// The generics, without their angle brackets.
    pub(crate) generics: TokenStream,
    /// The lifetimes that the bounds of its own parameters name.
    pub(crate) bounds: Vec<Mention>,
    pub(crate) receiver: Receiver,
    pub(crate) arguments: Vec<Argument>,
    /// The type behind `->`.
    pub(crate) result: Option<TokenStream>,
    pub(crate) result_place: Place,
    /// The predicates of the where-clause.
    pub(crate) predicates: TokenStream,
    pub(crate) has_body: bool,
}

/// A lifetime where it is named.
pub(crate) struct Mention {
    /// Without the quote.
    pub(crate) name: String,
    pub(crate) place: Place,
}

/// How a function takes `self`.
#[derive(Clone)]
pub(crate) enum Receiver {
    /// It does not.
    None,
    /// `&self`, with its lifetime if it has one.
    Shared(TokenStream),
    /// `&mut self`, with its lifetime if it has one.
    Exclusive(TokenStream),
    /// In any other way, written like this.
    Other(Place, String),
}

/// An argument behind the receiver.
pub(crate) struct Argument {
    pub(crate) place: Place,
    pub(crate) pattern: TokenStream,
    /// The pattern, if it is a name.
    pub(crate) name: Option<Ident>,
    pub(crate) ty: TokenStream,
    /// The first attribute on it.
    pub(crate) attribute: Option<Place>,
}

const QUALIFIERS: [&str; 6] = ["default", "const", "async", "unsafe", "safe", "extern"];

impl Method {
    /// Reads a function, if one is next; otherwise nothing is read.
    pub(super) fn parse(cursor: &mut Cursor, context: &mut Context<'_>) -> Option<Self> {
        let mut ahead = 0;
        loop {
            match cursor.peek_at(ahead)? {
                TokenTree::Ident(ident) if ident.is("fn") => break,
                TokenTree::Ident(ident) if QUALIFIERS.iter().any(|word| ident.is(word)) => {}
                // The name of the ABI.
                TokenTree::Literal(_) if ahead > 0 => {}
                _ => return None,
            }
            ahead += 1;
        }
        let mut qualifiers = Vec::new();
        while cursor.next_word("fn").is_none() {
            if let Some(TokenTree::Ident(word)) = cursor.next() {
                let place = context.places.at(word.span());
                qualifiers.push((word, place));
            }
        }
        let name = cursor.next_ident()?;
        let place = context.places.at(name.span());
        let generics = cursor.next_angle().unwrap_or_default();
        let mut bounds = Vec::new();
        let params = split_generics(&generics);
        for param in &params {
            find_lifetimes(&param.bounds, context, &mut bounds);
        }
        let list = cursor.next_inside(Delimiter::Parenthesis)?;
        let (receiver, arguments) = parse_arguments(list, context);
        let mut result = None;
        if cursor.is_punct('-') {
            cursor.next();
            cursor.next();
            result = Some(cursor.take_until(|cursor| cursor.is_ident("where") || is_end(cursor)));
        }
        let result_place = match &result {
            Some(ty) => context.places.over(ty, name.span()),
            None => place,
        };
        let mut predicates = TokenStream::new();
        if cursor.next_word("where").is_some() {
            predicates = cursor.take_until(is_end);
            for predicate in split(predicates.clone(), ',') {
                if let Some(bound) = asked_of_own(predicate, &params) {
                    find_lifetimes(&bound, context, &mut bounds);
                }
            }
        }
        let has_body = !cursor.is_punct(';');
        cursor.next();
        Some(Self {
            qualifiers,
            name,
            place,
            generics,
            bounds,
            receiver,
            arguments,
            result,
            result_place,
            predicates,
            has_body,
        })
    }

    /// Tells whether it can be written again on another type, and its arguments passed on.
    ///
    /// A type that is missing is the compiler's to report.
    pub(crate) fn is_repeatable(&self) -> bool {
        self.qualifiers.is_empty()
            && self.result.as_ref().is_none_or(|ty| !ty.is_empty())
            && self.arguments.iter().all(|argument| {
                argument.name.is_some() && argument.attribute.is_none() && !argument.ty.is_empty()
            })
    }
}

fn is_end(cursor: &Cursor) -> bool {
    cursor.is_punct(';') || cursor.is_braces()
}

/// What a predicate asks, if it asks it of something that the method declares: of `'b: 'a`, `'a`.
///
/// What it asks of the block's own parameters the payload's type promises already.
fn asked_of_own(predicate: TokenStream, params: &[Param]) -> Option<TokenStream> {
    let is_colon = |token: Option<&TokenTree>| matches!(token, Some(TokenTree::Punct(p)) if p.as_char() == ':');
    let tokens = flatten(predicate);
    let end = (0..tokens.len()).find(|&at| {
        let is_in_path = is_colon(tokens.get(at + 1)) || (at > 0 && is_colon(tokens.get(at - 1)));
        is_colon(tokens.get(at)) && !is_in_path
    })?;
    let subject: TokenStream = tokens[..end].iter().cloned().collect();
    let is_own = params.iter().any(|param| match &param.name {
        Some(name) => mentions(&subject, &name.to_string()),
        None => param
            .lifetime()
            .is_some_and(|name| mentions_lifetime(&subject, &name)),
    });
    is_own.then(|| tokens[end..].iter().cloned().collect())
}

fn find_lifetimes(tokens: &TokenStream, context: &Context<'_>, found: &mut Vec<Mention>) {
    let mut quote = None;
    for token in tokens.clone() {
        match (&token, quote.take()) {
            (TokenTree::Ident(name), Some(quote)) => {
                let whole: TokenStream = [quote, token.clone()].into_iter().collect();
                let place = context.places.over(&whole, name.span());
                let name = name.to_string();
                found.push(Mention { name, place });
            }
            (TokenTree::Punct(punct), _) if punct.as_char() == '\'' => quote = Some(token),
            (TokenTree::Group(group), _) => find_lifetimes(&group.stream(), context, found),
            _ => {}
        }
    }
}

fn parse_arguments(list: TokenStream, context: &mut Context<'_>) -> (Receiver, Vec<Argument>) {
    let mut receiver = Receiver::None;
    let mut arguments = Vec::new();
    for (index, tokens) in split(list, ',').into_iter().enumerate() {
        let mut cursor = Cursor::new(tokens.clone());
        let attributes = Attribute::parse_all(&mut cursor);
        let pattern = cursor.take_until(is_colon);
        cursor.next_punct(':');
        let ty = cursor.rest();
        if index == 0 {
            receiver = parse_receiver(&pattern, &ty, context);
            if !matches!(receiver, Receiver::None) {
                continue;
            }
        }
        let place = context.places.over(&pattern, Span::call_site());
        let attribute = attributes.first();
        arguments.push(Argument {
            place,
            name: as_name(pattern.clone()),
            pattern,
            ty,
            attribute: attribute.map(|first| context.places.over(&first.tokens, place.start)),
        });
    }
    (receiver, arguments)
}

/// Tells whether a `:` is next that belongs to no `::`; patterns with paths stop too early, but
/// they are no names either way.
fn is_colon(cursor: &Cursor) -> bool {
    cursor.is_punct(':') && !cursor.is_path_separator()
}

/// `name` or `mut name`
fn as_name(pattern: TokenStream) -> Option<Ident> {
    let mut cursor = Cursor::flat(pattern);
    cursor.next_word("mut");
    let name = cursor.next_ident()?;
    (cursor.is_empty() && !name.is("_")).then_some(name)
}

fn parse_receiver(pattern: &TokenStream, ty: &TokenStream, context: &mut Context<'_>) -> Receiver {
    let mut cursor = Cursor::flat(pattern.clone());
    let place = context.places.over(pattern, Span::call_site());
    let borrowed = parse_borrow(&mut cursor);
    let by_value_mut = borrowed.is_none() && cursor.next_word("mut").is_some();
    if cursor.next_word("self").is_none() || !cursor.is_empty() {
        return Receiver::None;
    }
    if let Some(receiver) = borrowed {
        return receiver;
    }
    let mut typed = Cursor::flat(ty.clone());
    let borrowed = parse_borrow(&mut typed);
    let is_self = typed.next_word("Self").is_some() && typed.is_empty();
    match borrowed {
        Some(receiver) if is_self && !by_value_mut => receiver,
        _ => {
            let mut text = pattern.to_string();
            if !ty.is_empty() {
                let ty = messages::compact(ty);
                text = format!("{text}: {ty}");
            }
            Receiver::Other(place, text)
        }
    }
}

/// `&`, `&mut`, `&'a`, `&'a mut`
fn parse_borrow(cursor: &mut Cursor) -> Option<Receiver> {
    cursor.next_punct('&')?;
    let mut lifetime = TokenStream::new();
    if let Some(quote) = cursor.next_punct('\'') {
        lifetime.extend([TokenTree::Punct(quote)]);
        lifetime.extend(cursor.next());
    }
    Some(if cursor.next_word("mut").is_some() {
        Receiver::Exclusive(lifetime)
    } else {
        Receiver::Shared(lifetime)
    })
}
