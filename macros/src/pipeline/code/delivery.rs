//! From runs of code to the tokens in them: all at once for the compiler, one by one for a look.

use core::{fmt, mem, slice};
use std::rc::Rc;

use proc_macro::{Delimiter, Group, Span, TokenStream, TokenTree};

use super::{Code, Piece, Pieces};
use crate::pipeline::tokens::Tokens;

impl Code {
    /// Hands the code to the compiler.
    pub(crate) fn into_stream(self) -> TokenStream {
        let mut delivery = Delivery::default();
        if let Some(pieces) = self.pieces {
            delivery.run(pieces);
        }
        delivery.tokens.into_iter().collect()
    }
}

/// Code on its way to the compiler: what nobody else shares is moved, and the rest is copied.
#[derive(Default)]
struct Delivery {
    /// The brackets that are open, and what stands before each.
    open: Vec<(Delimiter, Span, Vec<TokenTree>)>,
    tokens: Vec<TokenTree>,
}

impl Delivery {
    fn run(&mut self, pieces: Rc<Pieces>) {
        match Rc::try_unwrap(pieces) {
            Ok(own) => {
                for piece in own.pieces {
                    self.piece(piece);
                }
            }
            Err(shared) => {
                for piece in &shared.pieces {
                    self.piece(piece.clone());
                }
            }
        }
    }

    fn piece(&mut self, piece: Piece) {
        match piece {
            Piece::Token(token) => self.tokens.push(token),
            Piece::Run(pieces) => self.run(pieces),
            Piece::Open(delimiter, at) => {
                let before = mem::take(&mut self.tokens);
                self.open.push((delimiter, at, before));
            }
            Piece::Close => {
                if let Some((delimiter, at, before)) = self.open.pop() {
                    let inside = mem::replace(&mut self.tokens, before);
                    self.tokens.push(bracketed(delimiter, at, inside));
                }
            }
        }
    }
}

fn bracketed(delimiter: Delimiter, at: Span, inside: Vec<TokenTree>) -> TokenTree {
    let mut group = Group::new(delimiter, inside.into_iter().collect());
    group.set_span(at);
    TokenTree::Group(group)
}

/// Goes through the tokens of a run and of the runs in it; closing brackets end it.
struct Walk<'a> {
    runs: Vec<slice::Iter<'a, Piece>>,
}

impl Iterator for Walk<'_> {
    type Item = TokenTree;

    fn next(&mut self) -> Option<TokenTree> {
        loop {
            match self.runs.last_mut()?.next() {
                Some(Piece::Token(token)) => return Some(token.clone()),
                Some(Piece::Open(delimiter, at)) => {
                    let inside = self.by_ref().collect();
                    return Some(bracketed(*delimiter, *at, inside));
                }
                Some(Piece::Close) => return None,
                Some(Piece::Run(pieces)) => self.runs.push(pieces.pieces.iter()),
                None => {
                    self.runs.pop();
                }
            }
        }
    }
}

impl Tokens for Code {
    fn tokens(&self) -> impl Iterator<Item = TokenTree> {
        let pieces = self.pieces.as_ref().map(|shared| shared.pieces.iter());
        Walk {
            runs: pieces.into_iter().collect(),
        }
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut space = "";
        for token in self.tokens() {
            write!(f, "{space}{token}")?;
            space = " ";
        }
        Ok(())
    }
}
