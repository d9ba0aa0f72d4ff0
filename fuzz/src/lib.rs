//! What the targets that feed the macros have in common: spelling out bytes, and what an expansion must be.
//!
//! A byte is a word, so that the fuzzer spends its time on meaning and not on spelling: half of the
//! bytes are words of the grammar and the language, some are brackets, the rest are names. Brackets
//! are evened out, since what cannot be read as tokens never reaches a macro.

use proc_macro2::{TokenStream, TokenTree};

/// Writes the word that each byte stands for.
pub fn spell(bytes: &[u8], words: &[&str]) -> String {
    let words: Vec<_> = bytes
        .iter()
        .map(|&byte| words[usize::from(byte) % words.len()])
        .collect();
    words.join(" ")
}

/// Leaves out brackets that close nothing, and closes those left open.
pub fn even(source: &str) -> String {
    let mut even = String::with_capacity(source.len() + 8);
    let mut open = Vec::new();
    for letter in source.chars() {
        match letter {
            '(' => open.push(')'),
            '[' => open.push(']'),
            '{' => open.push('}'),
            ')' | ']' | '}' if open.last() != Some(&letter) => continue,
            ')' | ']' | '}' => {
                open.pop();
            }
            _ => {}
        }
        even.push(letter);
    }
    even.extend(open.iter().rev());
    even
}

/// Expands twice and gives what came out both times.
///
/// # Panics
///
/// If the two differ.
pub fn twice(source: &str, expand: impl Fn() -> TokenStream) -> TokenStream {
    let output = expand();
    if !are_same(expand(), output.clone()) {
        panic!("two expansions of: {source}\n{output}\n{}", expand());
    }
    output
}

/// Reads an output as the compiler would.
///
/// # Panics
///
/// If it cannot be read.
pub fn expect_parses(source: &str, output: TokenStream) {
    if let Err(error) = syn::parse2::<syn::File>(output.clone()) {
        panic!("{error} in the expansion of: {source}\n{output}");
    }
}

/// Compares token by token: printing both would take longer than expanding them.
fn are_same(one: TokenStream, other: TokenStream) -> bool {
    let (mut one, mut other) = (one.into_iter(), other.into_iter());
    loop {
        let is_same = match (one.next(), other.next()) {
            (None, None) => return true,
            (Some(TokenTree::Group(one)), Some(TokenTree::Group(other))) => {
                one.delimiter() == other.delimiter() && are_same(one.stream(), other.stream())
            }
            (Some(TokenTree::Ident(one)), Some(TokenTree::Ident(other))) => one == other,
            (Some(TokenTree::Punct(one)), Some(TokenTree::Punct(other))) => {
                one.as_char() == other.as_char() && one.spacing() == other.spacing()
            }
            (Some(TokenTree::Literal(one)), Some(TokenTree::Literal(other))) => {
                one.to_string() == other.to_string()
            }
            _ => false,
        };
        if !is_same {
            return false;
        }
    }
}
