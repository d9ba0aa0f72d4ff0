//! Generated code on its way to the compiler.
//!
//! Inside the compiler every operation on its streams is a call out of the macro and back, and a
//! macro that is not optimized spends most of its time there. So what is generated grows in runs of
//! our own, and crosses once, when it is whole.

mod delivery;
mod parts;

use std::rc::Rc;

use proc_macro::{Delimiter, Ident, Literal, Punct, Spacing, Span, TokenTree};

pub(crate) use self::parts::Put;

/// A run of generated tokens; clones share it.
#[derive(Clone, Default)]
pub(crate) struct Code {
    pieces: Option<Rc<Pieces>>,
}

/// Code that is being written.
#[derive(Clone, Default)]
pub(crate) struct Pieces {
    pieces: Vec<Piece>,
}

#[derive(Clone)]
enum Piece {
    Token(TokenTree),
    Open(Delimiter, Span),
    Close,
    /// Code that stands here as it is: nothing is copied before the whole is handed over.
    Run(Rc<Pieces>),
}

/// Writes code: `#name` stands for what the variable `name` puts there, all else for itself.
macro_rules! code {
    ($($token:tt)*) => {
        $crate::pipeline::code::code_at!(::proc_macro::Span::call_site()=> $($token)*)
    };
}

/// The same with a span for all that is not interpolated.
macro_rules! code_at {
    ($at:expr=>) => {
        $crate::pipeline::code::Code::default()
    };
    ($at:expr=> $($token:tt)*) => {{
        let mut code = $crate::pipeline::code::Pieces::roomy();
        let at: ::proc_macro::Span = $at;
        $crate::pipeline::code::put_each!(code at (@ @ $($token)*) (@ $($token)* @) ($($token)* @ @));
        // Interpolation alone needs no span.
        let _ = at;
        $crate::pipeline::code::Code::from(code)
    }};
}

/// Goes through tokens with the one before and the one after in view.
macro_rules! put_each {
    ($code:ident $at:ident ($($before:tt)*) ($($token:tt)*) ($($after:tt)*)) => {
        $($crate::pipeline::code::put!($code $at $before $token $after);)*
    };
}

macro_rules! put {
    ($code:ident $at:ident $before:tt @ $after:tt) => {};
    ($code:ident $at:ident $before:tt # [$($inner:tt)*]) => { $code.sign("#", $at) };
    ($code:ident $at:ident $before:tt # $name:ident) => {
        $crate::pipeline::code::Put::put(&$name, &mut $code)
    };
    ($code:ident $at:ident # $name:ident $after:tt) => {};
    ($code:ident $at:ident $before:tt ($($inner:tt)*) $after:tt) => {
        $code.open(::proc_macro::Delimiter::Parenthesis, $at);
        $crate::pipeline::code::put_each!($code $at (@ @ $($inner)*) (@ $($inner)* @) ($($inner)* @ @));
        $code.close();
    };
    ($code:ident $at:ident $before:tt [$($inner:tt)*] $after:tt) => {
        $code.open(::proc_macro::Delimiter::Bracket, $at);
        $crate::pipeline::code::put_each!($code $at (@ @ $($inner)*) (@ $($inner)* @) ($($inner)* @ @));
        $code.close();
    };
    ($code:ident $at:ident $before:tt {$($inner:tt)*} $after:tt) => {
        $code.open(::proc_macro::Delimiter::Brace, $at);
        $crate::pipeline::code::put_each!($code $at (@ @ $($inner)*) (@ $($inner)* @) ($($inner)* @ @));
        $code.close();
    };
    ($code:ident $at:ident $before:tt $word:ident $after:tt) => { $code.word(stringify!($word), $at) };
    ($code:ident $at:ident $before:tt _ $after:tt) => { $code.word("_", $at) };
    ($code:ident $at:ident $before:tt $lifetime:lifetime $after:tt) => {
        $code.lifetime(stringify!($lifetime), $at)
    };
    ($code:ident $at:ident $before:tt $text:literal $after:tt) => { $code.text($text, $at) };
    ($code:ident $at:ident $before:tt $sign:tt $after:tt) => { $code.sign(stringify!($sign), $at) };
}

pub(crate) use {code, code_at, put, put_each};

impl Code {
    /// What `part` puts into code.
    pub(crate) fn of(part: &(impl Put + ?Sized)) -> Self {
        let mut code = Pieces::default();
        part.put(&mut code);
        code.into()
    }

    /// Parts with commas between them.
    pub(crate) fn list<T: Put>(parts: impl IntoIterator<Item = T>) -> Self {
        Self::joined(parts, ",")
    }

    /// Parts with a sign between them.
    pub(crate) fn joined<T: Put>(parts: impl IntoIterator<Item = T>, sign: &str) -> Self {
        let mut code = Pieces::default();
        for part in parts {
            code.join(sign, &part);
        }
        code.into()
    }

    /// Brackets around what stands in them, for brackets that are known only as a value.
    pub(crate) fn bracketed(delimiter: Delimiter, at: Span, inner: &Self) -> Self {
        let mut code = Pieces::default();
        code.open(delimiter, at);
        inner.put(&mut code);
        code.close();
        code.into()
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.as_ref().is_none_or(|pieces| pieces.is_empty())
    }

    /// Appends.
    pub(crate) fn extend(&mut self, part: impl Put) {
        part.put(Rc::make_mut(self.pieces.get_or_insert_default()));
    }

    /// Sets every span, as that of tokens which must not be linted in the user's name.
    pub(crate) fn respan(&self, span: Span) -> Self {
        let mut code = Pieces::default();
        if let Some(pieces) = &self.pieces {
            code.put_respanned(pieces, span);
        }
        code.into()
    }
}

impl Pieces {
    /// With room for what most templates write.
    pub(crate) fn roomy() -> Self {
        Self {
            pieces: Vec::with_capacity(16),
        }
    }

    fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Appends a part, behind a sign if anything is there.
    pub(crate) fn join(&mut self, sign: &str, part: &dyn Put) {
        if !self.is_empty() {
            self.sign(sign, Span::call_site());
        }
        part.put(self);
    }

    pub(crate) fn word(&mut self, word: &str, at: Span) {
        self.push(TokenTree::Ident(Ident::new(word, at)));
    }

    /// A sign of one letter or several, such as `::`.
    pub(crate) fn sign(&mut self, sign: &str, at: Span) {
        let letters = sign.as_bytes();
        let mut index = 0;
        while index < letters.len() {
            let letter = char::from(letters[index]);
            index += 1;
            let spacing = if index < letters.len() {
                Spacing::Joint
            } else {
                Spacing::Alone
            };
            let mut punct = Punct::new(letter, spacing);
            punct.set_span(at);
            self.push(TokenTree::Punct(punct));
        }
    }

    pub(crate) fn lifetime(&mut self, lifetime: &str, at: Span) {
        let mut quote = Punct::new('\'', Spacing::Joint);
        quote.set_span(at);
        self.push(TokenTree::Punct(quote));
        self.word(lifetime.trim_start_matches('\''), at);
    }

    pub(crate) fn text(&mut self, text: &str, at: Span) {
        let mut literal = Literal::string(text);
        literal.set_span(at);
        self.push(TokenTree::Literal(literal));
    }

    /// Opens brackets; they are closed by whoever opens them.
    pub(crate) fn open(&mut self, delimiter: Delimiter, at: Span) {
        self.pieces.push(Piece::Open(delimiter, at));
    }

    pub(crate) fn close(&mut self) {
        self.pieces.push(Piece::Close);
    }

    fn push(&mut self, token: TokenTree) {
        self.pieces.push(Piece::Token(token));
    }

    fn put_respanned(&mut self, pieces: &Self, span: Span) {
        for piece in &pieces.pieces {
            match piece {
                Piece::Token(TokenTree::Group(group)) => {
                    self.open(group.delimiter(), span);
                    Code::of(&group.stream()).respan(span).put(self);
                    self.close();
                }
                Piece::Token(token) => {
                    let mut token = token.clone();
                    token.set_span(span);
                    self.push(token);
                }
                Piece::Open(delimiter, _) => self.open(*delimiter, span),
                Piece::Close => self.close(),
                Piece::Run(pieces) => self.put_respanned(pieces, span),
            }
        }
    }
}

impl From<Pieces> for Code {
    fn from(pieces: Pieces) -> Self {
        let pieces = (!pieces.is_empty()).then(|| Rc::new(pieces));
        Self { pieces }
    }
}

impl FromIterator<Code> for Code {
    fn from_iter<I: IntoIterator<Item = Code>>(codes: I) -> Self {
        let mut whole = Pieces::default();
        for code in codes {
            code.put(&mut whole);
        }
        whole.into()
    }
}
