//! What rust-analyzer is given to complete an unknown word with.

use proc_macro2::{Ident, LineColumn, TokenStream, TokenTree};
use quote::ToTokens;

use super::output::{Output, expand, synchronize};

/// The place that is asked for, and some of the words that may stand there.
const CASES: &[(&str, &[&str])] = &[
    (
        "struct S { #[shared(@mu)] a: u8 }",
        &["mutex", "rwlock", "group", "access"],
    ),
    (
        "#[shared(sync, @na)] struct S { a: u8 }",
        &["name", "derive", "whole"],
    ),
    (
        "#[shared(group(g, @mu))] struct S { #[shared(group = g)] a: u8 }",
        &["mutex", "name", "derive"],
    ),
    (
        "struct S { #[shared(mutex(@co))] a: u8 }",
        &["raw", "condvar"],
    ),
    (
        "struct S { #[shared(cell, access(get, @s))] a: u8 }",
        &["get", "set", "update"],
    ),
    (
        "#[shared(derive(@Cl))] struct S { a: u8 }",
        &["Clone", "Debug", "Default"],
    ),
    (
        "#[synchronized(T::x, @mu)] impl P { pub fn a(&self) {} }",
        &["via", "mutex", "prefix"],
    ),
    (
        "#[synchronized(T::x)] impl P { #[synchronized(@ski)] pub fn a(&self) {} }",
        &["skip"],
    ),
];

/// The words that are offered first, and the place that asks for them.
fn offered(output: &Output) -> (Vec<String>, Ident) {
    let first = output.file.items.first().expect("something is offered");
    let tokens = first.to_token_stream();
    assert!(
        tokens.to_string().contains("# [cfg (rust_analyzer)]"),
        "{tokens}"
    );
    let mut idents = Vec::new();
    flatten(tokens, &mut idents);
    let mut words = Vec::new();
    for pair in idents.windows(2) {
        if pair[0] == "mod" && pair[1] != "__words" {
            words.push(pair[1].to_string());
        }
    }
    let asks = idents
        .iter()
        .rposition(|ident| ident == "__words")
        .expect("a path");
    (words, idents[asks + 1].clone())
}

/// The identifiers at any depth, in their order.
fn flatten(tokens: TokenStream, idents: &mut Vec<Ident>) {
    for token in tokens {
        match token {
            TokenTree::Ident(ident) => idents.push(ident),
            TokenTree::Group(group) => flatten(group.stream(), idents),
            _ => {}
        }
    }
}

#[test]
fn an_unknown_word_is_offered_what_may_stand_there() {
    for (source, expected) in CASES {
        let expand = if source.starts_with("#[synchronized") {
            synchronize
        } else {
            expand
        };
        let column = source.find('@').expect("a place is marked");
        let (words, asks) = offered(&expand(&source.replacen('@', "", 1)));
        for word in *expected {
            assert!(
                words.iter().any(|offered| offered == word),
                "{source}: {words:?}"
            );
        }
        assert_eq!(
            asks.span().start(),
            LineColumn { line: 1, column },
            "{source}"
        );
    }
}

#[test]
fn verbs_are_those_of_the_kind() {
    let (words, _) = offered(&expand("struct S { #[shared(cell, access(lo))] a: u8 }"));
    assert!(!words.contains(&"lock".to_owned()), "{words:?}");
}

#[test]
fn nothing_is_offered_where_every_word_is_known() {
    for source in [
        "#[shared(sync, derive(Debug))] struct S { #[shared(mutex, access(get))] a: u8 }",
        // Wrong, but not for want of a word; the second is no path.
        "struct S { #[shared(mutex, cell)] a: u8 }",
        "struct S { #[shared(pub)] a: u8 }",
    ] {
        let output = expand(source).file.to_token_stream().to_string();
        assert!(!output.contains("rust_analyzer"), "{source}");
    }
}
