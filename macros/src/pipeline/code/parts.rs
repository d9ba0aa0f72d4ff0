//! What templates can interpolate.

use std::rc::Rc;

use proc_macro::{Ident, Literal, Punct, TokenStream, TokenTree};

use super::{Code, Piece, Pieces};

/// What can stand behind `#` in [`code!`](super::code).
pub(crate) trait Put {
    fn put(&self, code: &mut Pieces);
}

impl Put for Code {
    fn put(&self, code: &mut Pieces) {
        if let Some(pieces) = &self.pieces {
            code.pieces.push(Piece::Run(Rc::clone(pieces)));
        }
    }
}

impl Put for TokenStream {
    fn put(&self, code: &mut Pieces) {
        code.pieces
            .extend(self.clone().into_iter().map(Piece::Token));
    }
}

impl Put for TokenTree {
    fn put(&self, code: &mut Pieces) {
        code.push(self.clone());
    }
}

impl Put for Ident {
    fn put(&self, code: &mut Pieces) {
        code.push(TokenTree::Ident(self.clone()));
    }
}

impl Put for Punct {
    fn put(&self, code: &mut Pieces) {
        code.push(TokenTree::Punct(self.clone()));
    }
}

impl Put for Literal {
    fn put(&self, code: &mut Pieces) {
        code.push(TokenTree::Literal(self.clone()));
    }
}

impl Put for str {
    fn put(&self, code: &mut Pieces) {
        code.push(TokenTree::Literal(Literal::string(self)));
    }
}

impl Put for String {
    fn put(&self, code: &mut Pieces) {
        self.as_str().put(code);
    }
}

impl Put for u64 {
    fn put(&self, code: &mut Pieces) {
        code.push(TokenTree::Literal(Literal::u64_suffixed(*self)));
    }
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self, code: &mut Pieces) {
        (**self).put(code);
    }
}

impl<T: Put> Put for Option<T> {
    fn put(&self, code: &mut Pieces) {
        if let Some(part) = self {
            part.put(code);
        }
    }
}

/// One after the other.
impl<T: Put> Put for [T] {
    fn put(&self, code: &mut Pieces) {
        for part in self {
            part.put(code);
        }
    }
}

impl<T: Put> Put for Vec<T> {
    fn put(&self, code: &mut Pieces) {
        self.as_slice().put(code);
    }
}
