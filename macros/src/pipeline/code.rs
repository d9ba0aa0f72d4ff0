//! Generated code on its way to the compiler.
//!
//! Inside the compiler every operation on its streams is a call out of the macro and back, and a
//! macro that is not optimized spends most of its time there. So what is generated grows in a tree
//! of our own, and crosses once, when it is whole.

use core::fmt;
use std::rc::Rc;

use proc_macro::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};

use super::tokens::Tokens;

/// A run of generated tokens; clones share what stands in brackets.
#[derive(Clone, Default)]
pub(crate) struct Code {
    pieces: Vec<Piece>,
}

#[derive(Clone)]
enum Piece {
    Token(TokenTree),
    Group(Delimiter, Span, Rc<Code>),
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
        let mut code = $crate::pipeline::code::Code::default();
        let at: ::proc_macro::Span = $at;
        $crate::pipeline::code::put_each!(code at (@ @ $($token)*) (@ $($token)* @) ($($token)* @ @));
        // Interpolation alone needs no span.
        let _ = at;
        code
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
        let start = $code.begin();
        $crate::pipeline::code::put_each!($code $at (@ @ $($inner)*) (@ $($inner)* @) ($($inner)* @ @));
        $code.end(start, ::proc_macro::Delimiter::Parenthesis, $at);
    };
    ($code:ident $at:ident $before:tt [$($inner:tt)*] $after:tt) => {
        let start = $code.begin();
        $crate::pipeline::code::put_each!($code $at (@ @ $($inner)*) (@ $($inner)* @) ($($inner)* @ @));
        $code.end(start, ::proc_macro::Delimiter::Bracket, $at);
    };
    ($code:ident $at:ident $before:tt {$($inner:tt)*} $after:tt) => {
        let start = $code.begin();
        $crate::pipeline::code::put_each!($code $at (@ @ $($inner)*) (@ $($inner)* @) ($($inner)* @ @));
        $code.end(start, ::proc_macro::Delimiter::Brace, $at);
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

/// What can stand behind `#` in [`code!`].
pub(crate) trait Put {
    fn put(&self, code: &mut Code);
}

impl Code {
    /// What `part` puts into code.
    pub(crate) fn of(part: &(impl Put + ?Sized)) -> Self {
        let mut code = Self::default();
        part.put(&mut code);
        code
    }

    /// Parts with commas between them.
    pub(crate) fn list<T: Put>(parts: impl IntoIterator<Item = T>) -> Self {
        Self::joined(parts, ",")
    }

    /// Parts with a sign between them.
    pub(crate) fn joined<T: Put>(parts: impl IntoIterator<Item = T>, sign: &str) -> Self {
        let mut code = Self::default();
        for part in parts {
            code.join(sign, &part);
        }
        code
    }

    /// Appends a part, behind a sign if anything is there.
    pub(crate) fn join(&mut self, sign: &str, part: &dyn Put) {
        if !self.is_empty() {
            self.sign(sign, Span::call_site());
        }
        part.put(self);
    }

    pub(crate) fn is_empty(&self) -> bool {
        self.pieces.is_empty()
    }

    /// Appends.
    pub(crate) fn extend(&mut self, part: impl Put) {
        part.put(self);
    }

    fn append(&mut self, mut code: Self) {
        self.pieces.append(&mut code.pieces);
    }

    /// Sets every span, as that of tokens which must not be linted in the user's name.
    pub(crate) fn respan(mut self, span: Span) -> Self {
        for piece in &mut self.pieces {
            match piece {
                Piece::Token(TokenTree::Group(group)) => {
                    let inner = Self::of(&group.stream()).respan(span);
                    *piece = Piece::Group(group.delimiter(), span, Rc::new(inner));
                }
                Piece::Token(token) => token.set_span(span),
                Piece::Group(_, at, inner) => {
                    *at = span;
                    *inner = Rc::new(Self::clone(inner).respan(span));
                }
            }
        }
        self
    }

    /// Hands the code to the compiler.
    pub(crate) fn into_stream(self) -> TokenStream {
        self.pieces.into_iter().map(Piece::into_token).collect()
    }

    pub(crate) fn word(&mut self, word: &str, at: Span) {
        self.push(Ident::new(word, at));
    }

    /// A sign of one letter or several, such as `::`.
    pub(crate) fn sign(&mut self, sign: &str, at: Span) {
        let mut letters = sign.chars().peekable();
        while let Some(letter) = letters.next() {
            let spacing = if letters.peek().is_some() {
                Spacing::Joint
            } else {
                Spacing::Alone
            };
            self.spanned(Punct::new(letter, spacing), at);
        }
    }

    pub(crate) fn lifetime(&mut self, lifetime: &str, at: Span) {
        self.spanned(Punct::new('\'', Spacing::Joint), at);
        self.word(lifetime.trim_start_matches('\''), at);
    }

    pub(crate) fn text(&mut self, text: &str, at: Span) {
        self.spanned(Literal::string(text), at);
    }

    /// Where a group begins that [`end`](Self::end) puts brackets around.
    pub(crate) fn begin(&self) -> usize {
        self.pieces.len()
    }

    /// Puts brackets around all that came since `start`.
    pub(crate) fn end(&mut self, start: usize, delimiter: Delimiter, at: Span) {
        let pieces = self.pieces.split_off(start);
        self.group(delimiter, at, Self { pieces });
    }

    pub(crate) fn group(&mut self, delimiter: Delimiter, at: Span, inner: Self) {
        self.pieces
            .push(Piece::Group(delimiter, at, Rc::new(inner)));
    }

    fn push(&mut self, token: impl Into<TokenTree>) {
        self.pieces.push(Piece::Token(token.into()));
    }

    fn spanned(&mut self, token: impl Into<TokenTree>, at: Span) {
        let mut token = token.into();
        token.set_span(at);
        self.push(token);
    }
}

impl Piece {
    fn into_token(self) -> TokenTree {
        match self {
            Self::Token(token) => token,
            Self::Group(delimiter, at, inner) => {
                let inner = Rc::unwrap_or_clone(inner).into_stream();
                let mut group = Group::new(delimiter, inner);
                group.set_span(at);
                group.into()
            }
        }
    }
}

impl Tokens for Code {
    fn tokens(&self) -> impl Iterator<Item = TokenTree> {
        self.pieces.iter().cloned().map(Piece::into_token)
    }
}

impl fmt::Display for Code {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (index, piece) in self.pieces.iter().enumerate() {
            let space = if index == 0 { "" } else { " " };
            match piece {
                Piece::Token(token) => write!(f, "{space}{token}")?,
                Piece::Group(delimiter, _, inner) => {
                    let (open, close) = match delimiter {
                        Delimiter::Parenthesis => ("(", ")"),
                        Delimiter::Bracket => ("[", "]"),
                        Delimiter::Brace => ("{", "}"),
                        Delimiter::None => ("", ""),
                    };
                    write!(f, "{space}{open}{inner}{close}")?;
                }
            }
        }
        Ok(())
    }
}

impl FromIterator<Code> for Code {
    fn from_iter<I: IntoIterator<Item = Code>>(codes: I) -> Self {
        let mut whole = Self::default();
        for code in codes {
            whole.append(code);
        }
        whole
    }
}

impl Put for Code {
    fn put(&self, code: &mut Code) {
        code.pieces.extend_from_slice(&self.pieces);
    }
}

impl Put for TokenStream {
    fn put(&self, code: &mut Code) {
        code.pieces
            .extend(self.clone().into_iter().map(Piece::Token));
    }
}

impl Put for TokenTree {
    fn put(&self, code: &mut Code) {
        code.push(self.clone());
    }
}

impl Put for Ident {
    fn put(&self, code: &mut Code) {
        code.push(self.clone());
    }
}

impl Put for Punct {
    fn put(&self, code: &mut Code) {
        code.push(self.clone());
    }
}

impl Put for Literal {
    fn put(&self, code: &mut Code) {
        code.push(self.clone());
    }
}

impl Put for str {
    fn put(&self, code: &mut Code) {
        code.push(Literal::string(self));
    }
}

impl Put for String {
    fn put(&self, code: &mut Code) {
        self.as_str().put(code);
    }
}

impl Put for u64 {
    fn put(&self, code: &mut Code) {
        code.push(Literal::u64_suffixed(*self));
    }
}

impl<T: Put + ?Sized> Put for &T {
    fn put(&self, code: &mut Code) {
        (**self).put(code);
    }
}

impl<T: Put> Put for Option<T> {
    fn put(&self, code: &mut Code) {
        if let Some(part) = self {
            part.put(code);
        }
    }
}

/// One after the other.
impl<T: Put> Put for [T] {
    fn put(&self, code: &mut Code) {
        for part in self {
            part.put(code);
        }
    }
}

impl<T: Put> Put for Vec<T> {
    fn put(&self, code: &mut Code) {
        self.as_slice().put(code);
    }
}
