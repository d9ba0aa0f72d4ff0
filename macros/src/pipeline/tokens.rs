//! Runs of raw tokens: types and paths that are echoed, never understood.
//!
//! A type may hold any expression (an array length), which needs the whole of Rust's grammar to
//! parse. The macro needs only to know where a type ends and which parameters it mentions.

use proc_macro::{Delimiter, Group, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use super::names::Spelling;

/// Anything that tokens can be read from.
pub(crate) trait Tokens {
    fn tokens(&self) -> impl Iterator<Item = TokenTree>;
}

impl Tokens for TokenStream {
    fn tokens(&self) -> impl Iterator<Item = TokenTree> {
        self.clone().into_iter()
    }
}

/// Counts the angle brackets around the next token.
#[derive(Default)]
pub(crate) struct Depth {
    open: usize,
    after_minus: bool,
}

impl Depth {
    /// Tells whether no angle bracket is open.
    pub(crate) fn is_outside(&self) -> bool {
        self.open == 0
    }

    /// Tells whether the next token ends an `->`.
    pub(crate) fn is_in_arrow(&self) -> bool {
        self.after_minus
    }

    /// Takes note of `token`; the `>` of an `->` closes nothing.
    pub(crate) fn pass(&mut self, token: &TokenTree) {
        let mut minus = false;
        if let TokenTree::Punct(punct) = token {
            match punct.as_char() {
                '<' => self.open += 1,
                '>' if !self.after_minus => self.open = self.open.saturating_sub(1),
                '-' => minus = punct.spacing() == Spacing::Joint,
                _ => {}
            }
        }
        self.after_minus = minus;
    }
}

/// A run that is one identifier.
pub(crate) fn as_ident(tokens: &TokenStream) -> Option<Ident> {
    let mut tokens = tokens.clone().into_iter();
    match (tokens.next(), tokens.next()) {
        (Some(TokenTree::Ident(ident)), None) => Some(ident),
        _ => None,
    }
}

/// Makes the last sign of a run stand alone: glued to the sign after it in the source, a `>` would
/// be glued to what follows it in generated code.
pub(crate) fn loosen(run: TokenStream) -> TokenStream {
    let mut tokens: Vec<TokenTree> = run.into_iter().collect();
    if let Some(last) = tokens.pop() {
        tokens.push(loose(last));
    }
    tokens.into_iter().collect()
}

/// A token that is not glued to what follows it.
pub(crate) fn loose(token: TokenTree) -> TokenTree {
    let TokenTree::Punct(glued) = &token else {
        return token;
    };
    let mut punct = Punct::new(glued.as_char(), Spacing::Alone);
    punct.set_span(glued.span());
    punct.into()
}

/// A span that shows errors at `span` but counts as the macro's, so that no lint of the user's
/// speaks about it.
pub(crate) fn pointing_at(span: Span) -> Span {
    Span::call_site().located_at(span)
}

/// Opens the invisible groups that `macro_rules` fragments arrive in.
///
/// An empty one behind `=` stays: it is a visibility, that of a private item.
pub(crate) fn flatten(tokens: TokenStream) -> Vec<TokenTree> {
    let mut flat: Vec<TokenTree> = Vec::new();
    for token in tokens {
        match token {
            TokenTree::Group(group) if group.delimiter() == Delimiter::None => {
                let inside = flatten(group.stream());
                if inside.is_empty() && flat.last().is_some_and(|last| is_sign(last, '=')) {
                    flat.push(group.into());
                }
                flat.extend(inside);
            }
            token => flat.push(token),
        }
    }
    flat
}

/// Splits at the separators outside angle brackets; a trailing separator makes no empty part.
pub(crate) fn split(tokens: TokenStream, separator: char) -> Vec<TokenStream> {
    let mut depth = Depth::default();
    let mut parts = Vec::new();
    let mut part = TokenStream::new();
    for token in tokens {
        let separates = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == separator);
        if separates && depth.is_outside() {
            parts.push(loosen(core::mem::take(&mut part)));
        } else {
            depth.pass(&token);
            part.extend([token]);
        }
    }
    if !part.is_empty() {
        parts.push(part);
    }
    parts
}

/// A token as messages show it; groups only by their brackets, for they may be long.
pub(crate) fn show(token: &TokenTree) -> String {
    match token {
        TokenTree::Group(group) => match group.delimiter() {
            Delimiter::Parenthesis => "(..)".into(),
            Delimiter::Brace => "{..}".into(),
            Delimiter::Bracket => "[..]".into(),
            Delimiter::None => "..".into(),
        },
        token => token.to_string(),
    }
}

/// Tells whether a sign stands outside all brackets.
pub(crate) fn has_outside(tokens: &impl Tokens, sign: char) -> bool {
    let mut depth = Depth::default();
    tokens.tokens().any(|token| {
        let is_it = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == sign);
        let found = is_it && depth.is_outside();
        depth.pass(&token);
        found
    })
}

/// The text of a type in which every lifetime is the same, and those that bound `dyn` are left out,
/// as the types may leave them out.
pub(crate) fn without_lifetimes(tokens: &impl Tokens) -> String {
    let mut text = with_lifetimes_alike(tokens);
    for (sum, rest) in [("+ ' _ ", ""), ("' _ + ", "")] {
        text = text.replace(sum, rest);
    }
    text
}

fn with_lifetimes_alike(tokens: &impl Tokens) -> String {
    let mut text = String::new();
    let mut after_quote = false;
    for token in tokens.tokens() {
        let quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match &token {
            TokenTree::Ident(_) if after_quote => text.push('_'),
            TokenTree::Group(group) => {
                text.push(if group.delimiter() == Delimiter::Bracket {
                    '['
                } else {
                    '('
                });
                text.push_str(&with_lifetimes_alike(&group.stream()));
                text.push(')');
            }
            token => text.push_str(&token.to_string()),
        }
        text.push(' ');
        after_quote = quote;
    }
    text
}

pub(crate) fn is_sign(token: &TokenTree, sign: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == sign)
}

pub(crate) fn ends_double_colon(tokens: &[TokenTree]) -> bool {
    matches!(tokens, [.., first, last] if begins_double_colon(first) && is_sign(last, ':'))
}

pub(crate) fn begins_double_colon(token: &TokenTree) -> bool {
    matches!(token, TokenTree::Punct(punct)
        if punct.as_char() == ':' && punct.spacing() == Spacing::Joint)
}

/// Sets every span; for tokens that come from the macro or must not be linted in the user's name.
pub(crate) fn respan(tokens: TokenStream, span: Span) -> TokenStream {
    tokens
        .into_iter()
        .map(|mut token| {
            if let TokenTree::Group(group) = &token {
                token = Group::new(group.delimiter(), respan(group.stream(), span)).into();
            }
            token.set_span(span);
            token
        })
        .collect()
}

/// Tells whether the identifier `name` occurs at any depth, with `r#` or without.
pub(crate) fn mentions(tokens: &impl Tokens, name: &str) -> bool {
    let name = plain(name);
    tokens.tokens().any(|token| match token {
        TokenTree::Ident(ident) => ident.unraw() == name,
        TokenTree::Group(group) => mentions(&group.stream(), name),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

/// Tells whether the lifetime `'name` occurs at any depth, with `r#` or without.
pub(crate) fn mentions_lifetime(tokens: &impl Tokens, name: &str) -> bool {
    let name = plain(name);
    let mut after_quote = false;
    for token in tokens.tokens() {
        let quote = matches!(&token, TokenTree::Punct(punct) if punct.as_char() == '\'');
        match token {
            TokenTree::Ident(ident) if after_quote && ident.unraw() == name => return true,
            TokenTree::Group(group) if mentions_lifetime(&group.stream(), name) => return true,
            _ => {}
        }
        after_quote = quote;
    }
    false
}

/// A name without its `r#`.
fn plain(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// The tokens of a test.
#[cfg(test)]
pub(crate) fn read(source: &str) -> TokenStream {
    source.parse().expect("brackets are even")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::cursor::Cursor;

    fn types(tokens: TokenStream) -> Vec<String> {
        split(tokens, ',').iter().map(ToString::to_string).collect()
    }

    #[test]
    fn commas_inside_brackets_do_not_split() {
        let parts = types(read(
            "HashMap<K, Vec<V>>, fn(A, B) -> C, Map<fn(A) -> B, C>, D",
        ));
        assert_eq!(parts.len(), 4, "{parts:?}");
    }

    #[test]
    fn a_run_ends_outside_brackets() {
        let mut cursor = Cursor::new(read("Fn(A) -> Vec<B<C>>> = 3"));
        let run = loosen(cursor.take_until(|cursor| cursor.is_punct('>'))).to_string();
        let rest = cursor.rest().to_string();
        assert_eq!(run, read("Fn(A) -> Vec<B<C>>").to_string());
        assert_eq!(rest, read("> = 3").to_string());
    }

    #[test]
    fn names_are_found_at_any_depth() {
        let ty = read("[&'a Vec<T>; { N + 1 }]");
        assert!(mentions(&ty, "N") && mentions(&ty, "T") && !mentions(&ty, "M"));
        assert!(mentions_lifetime(&ty, "a") && !mentions_lifetime(&ty, "T"));
        assert!(mentions(&ty, "r#N") && mentions(&read("Vec<r#T>"), "T"));
        assert!(mentions_lifetime(&ty, "r#a") && mentions_lifetime(&read("&'r#a u8"), "a"));
    }

    #[test]
    fn an_empty_fragment_is_a_value_only() {
        let nothing = || Group::new(Delimiter::None, TokenStream::new()).into();
        let nested = Group::new(Delimiter::None, TokenStream::from_iter([nothing()])).into();
        let [word, sign] = [read("vis"), read("=")].map(|of| of.into_iter().next().unwrap());
        for empty in [nothing(), nested] {
            let tokens = [nothing(), word.clone(), sign.clone(), empty, nothing()];
            assert_eq!(flatten(tokens.into_iter().collect()).len(), 3);
        }
    }

    #[test]
    fn types_that_differ_in_lifetimes_are_told() {
        let (one, other) = (read("&'a (Foo<'a>, u8)"), read("&'b (Foo<'static>, u8)"));
        assert_eq!(without_lifetimes(&one), without_lifetimes(&other));
        assert_ne!(
            without_lifetimes(&one),
            without_lifetimes(&read("&'a [Foo<'a>, u8]"))
        );
        let (one, other) = (read("Box<dyn Fn() + 'a>"), read("Box<dyn Fn()>"));
        assert_eq!(without_lifetimes(&one), without_lifetimes(&other));
        let (one, other) = (read("dyn 'static + Send"), read("dyn Send + 'b"));
        assert_eq!(without_lifetimes(&one), without_lifetimes(&other));
    }

    #[test]
    fn a_run_ends_in_a_loose_sign() {
        let parts = split(read("Vec<Vec<u8>>,"), ',');
        let last = parts[0].clone().into_iter().last();
        assert!(matches!(last, Some(TokenTree::Punct(p)) if p.spacing() == Spacing::Alone));
    }
}
