//! A place in a run of tokens.
//!
//! The compiler has parsed what the macros are given, so reading it takes no grammar: it is enough to
//! look at the next token, to open brackets, and to pass over runs that are echoed.

use core::ops::Range;

use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, TokenStream, TokenTree};

use super::code::{Code, code};
use super::names::Spelling;
use super::tokens::{Depth, flatten, is_sign, loose};

/// Reads tokens one after the other; what was read can be had again by position.
pub(crate) struct Cursor {
    tokens: Vec<TokenTree>,
    next: usize,
}

impl Cursor {
    pub(crate) fn new(tokens: TokenStream) -> Self {
        Self {
            tokens: tokens.into_iter().collect(),
            next: 0,
        }
    }

    /// At the beginning of `tokens` without the invisible groups around some of them.
    pub(crate) fn flat(tokens: TokenStream) -> Self {
        Self {
            tokens: flatten(tokens),
            next: 0,
        }
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.next == self.tokens.len()
    }

    /// The number of tokens, those that were read included.
    pub(crate) fn len(&self) -> usize {
        self.tokens.len()
    }

    pub(crate) fn position(&self) -> usize {
        self.next
    }

    /// The tokens at these positions.
    pub(crate) fn range(&self, range: Range<usize>) -> TokenStream {
        self.tokens[range].iter().cloned().collect()
    }

    pub(crate) fn peek(&self) -> Option<&TokenTree> {
        self.peek_at(0)
    }

    pub(crate) fn peek_at(&self, ahead: usize) -> Option<&TokenTree> {
        self.tokens.get(self.next + ahead)
    }

    /// The token that was read that far back; 1 is the last one.
    pub(crate) fn peek_back(&self, back: usize) -> Option<&TokenTree> {
        self.tokens.get(self.next.checked_sub(back)?)
    }

    pub(crate) fn next(&mut self) -> Option<TokenTree> {
        let token = self.tokens.get(self.next).cloned();
        self.next += usize::from(token.is_some());
        token
    }

    /// Makes the last token the next one again.
    pub(crate) fn step_back(&mut self) {
        self.next -= 1;
    }

    pub(crate) fn is_ident(&self, word: &str) -> bool {
        matches!(self.peek(), Some(TokenTree::Ident(ident)) if ident.is(word))
    }

    pub(crate) fn is_punct(&self, character: char) -> bool {
        is_punct(self.peek(), character)
    }

    /// Tells whether `::` is next, which `: :` is not.
    pub(crate) fn is_path_separator(&self) -> bool {
        self.is_path_separator_at(0)
    }

    fn is_path_separator_at(&self, ahead: usize) -> bool {
        let is_joined = matches!(self.peek_at(ahead), Some(TokenTree::Punct(punct)) if punct.spacing() == Spacing::Joint);
        is_joined && is_punct(self.peek_at(ahead), ':') && is_punct(self.peek_at(ahead + 1), ':')
    }

    /// Tells whether the token that far ahead is a `:`, and not the first half of `::`.
    pub(crate) fn is_colon_at(&self, ahead: usize) -> bool {
        is_punct(self.peek_at(ahead), ':') && !self.is_path_separator_at(ahead)
    }

    /// Tells whether a group in braces is next.
    pub(crate) fn is_braces(&self) -> bool {
        self.peek_group(Delimiter::Brace).is_some()
    }

    pub(crate) fn next_ident(&mut self) -> Option<Ident> {
        let Some(TokenTree::Ident(ident)) = self.peek() else {
            return None;
        };
        let ident = ident.clone();
        self.next += 1;
        Some(ident)
    }

    pub(crate) fn next_word(&mut self, word: &str) -> Option<Ident> {
        if self.is_ident(word) {
            self.next_ident()
        } else {
            None
        }
    }

    pub(crate) fn next_punct(&mut self, character: char) -> Option<Punct> {
        match self.peek() {
            Some(TokenTree::Punct(punct)) if punct.as_char() == character => {
                let punct = punct.clone();
                self.next += 1;
                Some(punct)
            }
            _ => None,
        }
    }

    /// Passes `::` and tells whether it was there.
    pub(crate) fn next_path_separator(&mut self) -> bool {
        let is_there = self.is_path_separator();
        self.next += if is_there { 2 } else { 0 };
        is_there
    }

    /// Tells whether these signs are next, glued to each other.
    pub(crate) fn is_signs(&self, signs: &str) -> bool {
        signs.chars().enumerate().all(|(ahead, sign)| {
            let is_last = ahead + 1 == signs.len();
            matches!(self.peek_at(ahead), Some(TokenTree::Punct(punct))
                if punct.as_char() == sign && (is_last || punct.spacing() == Spacing::Joint))
        })
    }

    /// Passes these signs and tells whether they were there.
    pub(crate) fn next_signs(&mut self, signs: &str) -> bool {
        let are_there = self.is_signs(signs);
        self.next += if are_there { signs.len() } else { 0 };
        are_there
    }

    /// Reads a lifetime, if one is next; its name may be any word.
    pub(crate) fn next_lifetime(&mut self) -> Option<()> {
        let is_named = matches!(self.peek_at(1), Some(TokenTree::Ident(_)));
        if !is_named || !self.is_punct('\'') {
            return None;
        }
        self.next += 2;
        Some(())
    }

    /// Reads a word and the sign behind it, if both are next.
    pub(crate) fn next_word_before(&mut self, sign: char) -> Option<Ident> {
        let start = self.next;
        let word = self.next_ident()?;
        if self.is_path_separator() || self.next_punct(sign).is_none() {
            self.next = start;
            return None;
        }
        Some(word)
    }

    pub(crate) fn peek_group(&self, delimiter: Delimiter) -> Option<Group> {
        as_group(self.peek()?, delimiter)
    }

    pub(crate) fn next_group(&mut self, delimiter: Delimiter) -> Option<Group> {
        let group = self.peek_group(delimiter)?;
        self.next += 1;
        Some(group)
    }

    /// Reads what stands in brackets, if they are next.
    pub(crate) fn next_inside(&mut self, delimiter: Delimiter) -> Option<TokenStream> {
        let inside = match self.peek()? {
            TokenTree::Group(group) if group.delimiter() == delimiter => group.stream(),
            token => as_group(token, delimiter)?.stream(),
        };
        self.next += 1;
        Some(inside)
    }

    /// Reads up to the first token outside angle brackets at which `stop` holds, or to the end.
    pub(crate) fn take_until(&mut self, stop: fn(&Self) -> bool) -> TokenStream {
        let (run, _) = self.pass_until(stop);
        self.range(run)
    }

    /// Reads the same run as code that can be written anywhere, if there is one and it closes what it
    /// opens.
    pub(crate) fn take_code_until(&mut self, stop: impl Fn(&Self) -> bool) -> Option<Code> {
        let (run, depth) = self.pass_until(stop);
        let (last, run) = self.tokens[run].split_last()?;
        let last = loose(last.clone());
        depth.is_outside().then(|| code!(#run #last))
    }

    /// Passes over a run and gives its positions, and how deep it ends.
    fn pass_until(&mut self, stop: impl Fn(&Self) -> bool) -> (Range<usize>, Depth) {
        let mut depth = Depth::default();
        let start = self.next;
        while let Some(token) = self.peek() {
            // The `>` of `->` is never where a run stops.
            if depth.is_outside() && !depth.is_in_arrow() && stop(self) {
                break;
            }
            depth.pass(token);
            self.next += 1;
        }
        (start..self.next, depth)
    }

    /// Reads what stands between `<` and its `>`, if these are next; otherwise nothing is read.
    pub(crate) fn next_angle(&mut self) -> Option<TokenStream> {
        let start = self.next;
        self.next_punct('<')?;
        let inside = self.take_until(|cursor| cursor.is_punct('>'));
        if self.next_punct('>').is_none() {
            self.next = start;
            return None;
        }
        Some(inside)
    }

    /// Reads the rest.
    pub(crate) fn rest(&mut self) -> TokenStream {
        let start = self.next;
        self.next = self.tokens.len();
        self.range(start..self.next)
    }
}

/// A group with this delimiter; `macro_rules` fragments wrap theirs in an invisible one.
pub(crate) fn as_group(token: &TokenTree, delimiter: Delimiter) -> Option<Group> {
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
    token.is_some_and(|token| is_sign(token, character))
}
