//! Generic parameters, told apart and named.

use proc_macro::{Ident, Span, TokenStream, TokenTree};

use super::attribute::Attribute;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::names::same;
use crate::pipeline::tokens::split;

/// One parameter.
#[derive(Clone)]
pub(crate) struct Param {
    /// As an `impl` or a function declares it.
    pub(crate) tokens: TokenStream,
    /// Its name, unless it is a lifetime.
    pub(crate) name: Option<Ident>,
    /// What stands behind its `:`; the type of a constant.
    pub(crate) bounds: TokenStream,
}

impl Param {
    pub(crate) fn is_lifetime(&self) -> bool {
        self.name.is_none()
    }

    /// The name of a lifetime, without the quote.
    pub(crate) fn lifetime(&self) -> Option<String> {
        let mut tokens = self.tokens.clone().into_iter();
        match (tokens.next()?, tokens.next()?) {
            (TokenTree::Punct(quote), TokenTree::Ident(name)) if quote.as_char() == '\'' => {
                Some(name.to_string())
            }
            _ => None,
        }
    }

    /// Tells whether both are lifetimes, or both are none, of one name.
    pub(crate) fn is_named_like(&self, other: &Self) -> bool {
        match &self.name {
            Some(name) => other.is(name),
            None => self.lifetime().is_some() && self.lifetime() == other.lifetime(),
        }
    }

    /// Its name as it is written.
    pub(crate) fn text(&self) -> String {
        match (&self.name, self.lifetime()) {
            (Some(name), _) => name.to_string(),
            (None, lifetime) => format!("'{}", lifetime.unwrap_or_default()),
        }
    }

    /// Where its name begins and ends.
    pub(crate) fn span(&self) -> (Span, Span) {
        if let Some(name) = &self.name {
            return (name.span(), name.span());
        }
        let mut tokens = self.tokens.clone().into_iter();
        let mut next = || {
            tokens
                .next()
                .map_or_else(Span::call_site, |token| token.span())
        };
        (next(), next())
    }

    pub(crate) fn is(&self, name: &Ident) -> bool {
        self.name.as_ref().is_some_and(|own| same(own, name))
    }
}

/// Reads what stands between the angle brackets of a declaration.
pub(crate) fn split_generics(generics: &TokenStream) -> Vec<Param> {
    split(generics.clone(), ',')
        .into_iter()
        .map(parse)
        .collect()
}

fn parse(tokens: TokenStream) -> Param {
    let mut cursor = Cursor::new(tokens);
    Attribute::parse_all(&mut cursor);
    let start = cursor.position();
    cursor.next_word("const");
    let name = match cursor.peek() {
        Some(TokenTree::Ident(_)) => cursor.next_ident(),
        _ => None,
    };
    cursor.take_until(|cursor| cursor.is_punct(':') || cursor.is_punct('='));
    cursor.next_punct(':');
    let bounds = cursor.take_until(|cursor| cursor.is_punct('='));
    let tokens = cursor.range(start..cursor.position());
    Param {
        tokens,
        name,
        bounds,
    }
}
