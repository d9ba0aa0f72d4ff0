//! Any run of tokens through `#[synchronized]`: no panic, the same output twice, and an output that parses
//! wherever the block is one.

#![no_main]

use interior_fuzz::{even, expect_parses, spell, twice};
use libfuzzer_sys::{Corpus, fuzz_target};
use proc_macro2::TokenStream;

/// What a byte stands for; brackets are opened and closed by name.
const WORDS: &[&str] = &[
    "T :: x",
    "T",
    "P",
    "A",
    "B",
    "N",
    "a",
    "b",
    "x",
    "self",
    "& self",
    "& mut self",
    "self : & Self",
    "Self",
    "super",
    "crate",
    "impl",
    "impl < A >",
    "via",
    "mutex",
    "rwlock",
    "refcell",
    "prefix",
    "expose",
    "with",
    "raw",
    "skip",
    "as",
    "#[synchronized(skip)]",
    "#[synchronized(as = b)]",
    "#[synchronized]",
    "#[cfg(x)]",
    "#[must_use]",
    "/** doc */",
    "pub",
    "pub ( crate )",
    "pub ( in a :: b )",
    "fn a",
    "fn b",
    "fn r#type",
    "fn",
    "async",
    "const",
    "unsafe",
    "extern",
    "type",
    "mut",
    "ref",
    "dyn",
    "for",
    "for < 'a >",
    "where",
    "Option",
    "Result",
    "Vec",
    "u8",
    "str",
    "'a",
    "'static",
    "'_",
    "_",
    "r#fn",
    "-> & A",
    "-> Option < & mut A >",
    "->",
    "=>",
    "=",
    "==",
    ",",
    ",",
    ",",
    ":",
    "::",
    ";",
    "+",
    "-",
    "<",
    ">",
    "<",
    ">",
    "&",
    "*",
    "?",
    "!",
    "#",
    "$",
    ".",
    "..",
    "|",
    "0",
    "1",
    "\"text\"",
    "'c'",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "{ }",
    "( & self )",
    "( & mut self , a : u8 )",
];

fuzz_target!(|data: &[u8]| -> Corpus {
    let mut parts = data.split(|&byte| byte == 254);
    let mut part = || even(&spell(parts.next().unwrap_or_default(), WORDS));
    let args = part();
    let item = match data.first() {
        Some(0..128) => format!(
            "impl<A, const N: usize> P<A, N> where A: {} {{ {} }}",
            part(),
            part()
        ),
        _ => format!(
            "impl<'a> P<'a> {{ {} pub fn m({}) {} {{}} {} }}",
            part(),
            part(),
            part(),
            part()
        ),
    };
    let (Ok(tokens), Ok(block)) = (args.parse::<TokenStream>(), item.parse::<TokenStream>()) else {
        return Corpus::Reject;
    };
    let source = format!("#[synchronized({args})] {item}");
    let output = twice(&source, || {
        interior_expansion_tests::synchronize(tokens.clone(), block.clone())
    });
    // The compiler parses an item before an attribute sees it, so what is none proves nothing.
    if syn::parse2::<syn::ItemImpl>(block).is_ok() {
        expect_parses(&source, output);
    }
    Corpus::Keep
});
