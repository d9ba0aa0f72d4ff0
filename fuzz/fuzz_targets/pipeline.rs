//! Any run of tokens through the derive: no panic, the same output twice, and an output that parses
//! wherever the input is a struct.
//!
//! A byte is a word; an input that begins with the byte 255 is taken as source text instead.

#![no_main]

use std::fmt::Write as _;

use interior_fuzz::{even, expect_parses, spell, twice};
use libfuzzer_sys::{Corpus, fuzz_target};
use proc_macro2::TokenStream;

/// What a byte below stands for; brackets are opened and closed by name.
const WORDS: &[&str] = &[
    "cell",
    "refcell",
    "mutex",
    "rwlock",
    "plain",
    "group",
    "name",
    "vis",
    "crate",
    "default",
    "sync",
    "derive",
    "no_snapshot",
    "no_into_inner",
    "raw",
    "atomic",
    "access",
    "handle",
    "weak",
    "whole",
    "new",
    "arc",
    "rc",
    "wrapped",
    "condvar",
    "as",
    "get",
    "set",
    "mutx",
    "grop",
    "Debug",
    "Clone",
    "Default",
    "Hash",
    "serde :: Serialize",
    "Self",
    "self",
    "super",
    "in",
    "pub",
    "pub ( crate )",
    "pub ( in a :: b )",
    "r#type",
    "r#loop",
    "into_inner",
    "snapshot",
    "__plain",
    "_",
    "g",
    "h",
    "S",
    "SharedS",
    "a",
    "b",
    "T",
    "N",
    "'a",
    "'static",
    "u8",
    "Vec",
    "Option",
    "str",
    "dyn",
    "Fn",
    "fn",
    "for",
    "impl",
    "where",
    "const",
    "unsafe",
    "extern",
    "mut",
    "struct",
    "enum",
    "union",
    "match",
    "if",
    "let",
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
    "<<",
    ">>",
    "&",
    "*",
    "?",
    "!",
    "#",
    "$",
    ".",
    "..",
    "|",
    "1",
    "1.5",
    "\"text\"",
    "'c'",
    "b'x'",
    "/** doc */",
    "#[doc = \"d\"]",
    "#[shared(mutex)]",
    "#[shared(group = g)]",
    "#[shared(group(g, mutex))]",
    "#[shared]",
    "#[cfg(x)]",
    "#[allow(x)]",
    "#[deprecated]",
    "#[shared(",
    ")]",
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    "struct S {",
    "a :",
    "b :",
    "struct S (",
    ") ;",
];

fuzz_target!(|data: &[u8]| -> Corpus {
    let source = match data {
        [255, text @ ..] => String::from_utf8_lossy(text).into_owned(),
        words => even(&sentence(words)),
    };
    let Ok(input) = source.parse::<TokenStream>() else {
        return Corpus::Reject;
    };
    let output = twice(&source, || interior_expansion_tests::expand(input.clone()));
    // The compiler parses an item before a derive sees it, so what is none proves nothing.
    if syn::parse2::<syn::ItemStruct>(input).is_ok() {
        expect_parses(&source, output);
    }
    Corpus::Keep
});

/// The words of an input; the first two bytes choose what stands around them.
fn sentence(bytes: &[u8]) -> String {
    let Some((&frame, bytes)) = bytes.split_first() else {
        return String::new();
    };
    let mut parts = bytes.split(|&byte| byte == 254).map(words);
    let mut part = || parts.next().unwrap_or_default();
    let mut source = String::new();
    let written = match frame % 4 {
        0 => return words(bytes),
        1 => write!(
            source,
            "#[shared({})] pub struct S {{ #[shared({})] a: u8, #[shared({})] pub b: u8 }}",
            part(),
            part(),
            part()
        ),
        2 => write!(
            source,
            "#[shared(group(g, rwlock))] struct S<'a, T: {}, const N: usize> where T: {} {{ \
             #[shared({})] a: {}, #[shared(group = g)] b: {} }}",
            part(),
            part(),
            part(),
            part(),
            part()
        ),
        _ => write!(
            source,
            "#[shared({})] struct S<T>(#[shared({})] {}, pub T) where T: {};",
            part(),
            part(),
            part(),
            part()
        ),
    };
    written.expect("a string takes everything");
    source
}

fn words(bytes: &[u8]) -> String {
    spell(bytes, WORDS)
}
