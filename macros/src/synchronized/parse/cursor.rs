//! A place in a run of tokens.

use core::ops::Range;

use proc_macro2::{Delimiter, Group, Ident, TokenStream, TokenTree};

use crate::pipeline::tokens::Depth;

/// Reads tokens one after the other; what was read can be had again by position.
pub(super) struct Cursor {
    tokens: Vec<TokenTree>,
    next: usize,
}

impl Cursor {
    pub(super) fn new(tokens: impl IntoIterator<Item = TokenTree>) -> Self {
        Self {
            tokens: tokens.into_iter().collect(),
            next: 0,
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.next == self.tokens.len()
    }

    pub(super) fn position(&self) -> usize {
        self.next
    }

    /// The tokens at these positions.
    pub(super) fn range(&self, range: Range<usize>) -> TokenStream {
        self.tokens[range].iter().cloned().collect()
    }

    pub(super) fn peek(&self) -> Option<&TokenTree> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<&TokenTree> {
        self.tokens.get(self.next + ahead)
    }

    pub(super) fn next(&mut self) -> Option<TokenTree> {
        let token = self.tokens.get(self.next).cloned();
        self.next += usize::from(token.is_some());
        token
    }

    pub(super) fn is_ident(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(ident)) if ident == word)
    }

    pub(super) fn is_punct(&self, character: char) -> bool {
        is_punct(self.peek(), character)
    }

    /// Tells whether `::` is next.
    pub(super) fn is_path_separator(&self) -> bool {
        self.is_punct(':') && is_punct(self.peek_at(1), ':')
    }

    pub(super) fn next_ident(&mut self) -> Option<Ident> {
        let Some(TokenTree::Ident(ident)) = self.peek() else {
            return None;
        };
        let ident = ident.clone();
        self.next += 1;
        Some(ident)
    }

    pub(super) fn next_word(&mut self, word: &str) -> Option<Ident> {
        if self.is_ident(word) {
            self.next_ident()
        } else {
            None
        }
    }

    pub(super) fn next_punct(&mut self, character: char) -> Option<TokenTree> {
        if self.is_punct(character) {
            self.next()
        } else {
            None
        }
    }

    pub(super) fn next_group(&mut self, delimiter: Delimiter) -> Option<Group> {
        let group = as_group(self.peek()?, delimiter)?;
        self.next += 1;
        Some(group)
    }

    /// Reads up to the first token outside angle brackets at which `stop` holds, or to the end.
    pub(super) fn take_until(&mut self, stop: impl Fn(&Self) -> bool) -> TokenStream {
        let mut depth = Depth::default();
        let start = self.next;
        let mut arrow = false;
        while let Some(token) = self.peek() {
            if depth.is_outside() && !arrow && stop(self) {
                break;
            }
            // The `>` of `->` and `=>` is never where a run stops.
            arrow = is_punct(Some(token), '-') && is_punct(self.peek_at(1), '>');
            depth.pass(token);
            self.next += 1;
        }
        self.range(start..self.next)
    }

    /// Reads what stands between `<` and its `>`, if `<` is next.
    pub(super) fn next_angle(&mut self) -> Option<TokenStream> {
        self.next_punct('<')?;
        let inside = self.take_until(|cursor| cursor.is_punct('>'));
        self.next_punct('>');
        Some(inside)
    }

    /// Reads the rest.
    pub(super) fn rest(&mut self) -> TokenStream {
        let start = self.next;
        self.next = self.tokens.len();
        self.range(start..self.next)
    }
}

/// A group with this delimiter; `macro_rules` fragments wrap theirs in an invisible one.
pub(super) fn as_group(token: &TokenTree, delimiter: Delimiter) -> Option<Group> {
    let TokenTree::Group(group) = token else {
        return None;
    };
    if group.delimiter() == delimiter {
        return Some(group.clone());
    }
    if group.delimiter() != Delimiter::None {
        return None;
    }
    let mut inside = group.stream().into_iter();
    let only = inside.next().filter(|_| inside.next().is_none())?;
    as_group(&only, delimiter)
}

fn is_punct(token: Option<&TokenTree>, character: char) -> bool {
    matches!(token, Some(TokenTree::Punct(punct)) if punct.as_char() == character)
}
