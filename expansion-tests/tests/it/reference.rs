//! The reference pages tell of every word of the grammar, and show it in an example that runs.

use std::collections::BTreeSet;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

/// A page, the attribute it is about, and the sources that hold its words.
struct Reference {
    page: &'static str,
    attribute: &'static str,
    words: &'static [&'static str],
}

const REFERENCES: [Reference; 2] = [
    Reference {
        page: include_str!("../../../src/derive.rs"),
        attribute: "shared",
        words: &[
            include_str!("../../../macros/src/pipeline/keyword.rs"),
            include_str!("../../../macros/src/pipeline/verb.rs"),
        ],
    },
    Reference {
        page: include_str!("../../../src/synchronized.rs"),
        attribute: "synchronized",
        words: &[include_str!("../../../macros/src/synchronized/keyword.rs")],
    },
];

impl Reference {
    /// What the page says, without the signs of the comment.
    fn text(&self) -> String {
        let lines = self
            .page
            .lines()
            .filter_map(|line| line.strip_prefix("///"));
        let lines = lines.map(|line| line.strip_prefix(' ').unwrap_or(line));
        lines.collect::<Vec<_>>().join("\n")
    }

    /// The words of the grammar: all that a function `text` of the sources gives.
    fn grammar(&self) -> BTreeSet<String> {
        let mut words = BTreeSet::new();
        for source in self.words {
            let file = syn::parse_file(source).expect("the source parses");
            let impls = file.items.into_iter().filter_map(|item| match item {
                syn::Item::Impl(item) => Some(item.items),
                _ => None,
            });
            for item in impls.flatten() {
                if let syn::ImplItem::Fn(function) = item {
                    if function.sig.ident == "text" {
                        strings(function.block.to_token_stream(), &mut words);
                    }
                }
            }
        }
        words
    }
}

fn strings(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => strings(group.stream(), found),
            TokenTree::Literal(literal) => {
                let text: syn::LitStr = syn::parse2(literal.to_token_stream()).expect("a word");
                found.insert(text.value());
            }
            _ => {}
        }
    }
}

/// The examples of a page that run, and all that stands outside of code.
fn split(text: &str) -> (Vec<String>, String) {
    let mut examples = Vec::new();
    let mut prose = String::new();
    for (index, part) in text.split("```").enumerate() {
        if index % 2 == 0 {
            prose += part;
        } else if let Some(code) = part.strip_prefix('\n') {
            let lines = code.lines().filter_map(|line| match line {
                "#" => None,
                line => Some(line.strip_prefix("# ").unwrap_or(line)),
            });
            examples.push(lines.collect::<Vec<_>>().join("\n"));
        }
    }
    (examples, prose)
}

/// The words inside `#[attribute(..)]`, at any depth.
fn used(tokens: TokenStream, attribute: &str, found: &mut BTreeSet<String>) {
    let mut inside = false;
    for token in tokens {
        match &token {
            TokenTree::Group(group) if inside => words(group.stream(), found),
            TokenTree::Group(group) => used(group.stream(), attribute, found),
            _ => {}
        }
        inside = matches!(&token, TokenTree::Ident(ident) if ident == attribute);
    }
}

fn words(tokens: TokenStream, found: &mut BTreeSet<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => words(group.stream(), found),
            TokenTree::Ident(ident) => {
                found.insert(ident.to_string());
            }
            _ => {}
        }
    }
}

/// The identifiers between backticks.
fn told(prose: &str) -> BTreeSet<String> {
    let quoted = prose.split('`').skip(1).step_by(2);
    let is_part = |character: char| character == '_' || character.is_alphanumeric();
    quoted
        .flat_map(|code| code.split(move |character| !is_part(character)))
        .map(str::to_owned)
        .collect()
}

#[test]
fn every_word_is_told_and_shown_in_an_example_that_runs() {
    for reference in REFERENCES {
        let (examples, prose) = split(&reference.text());
        let mut shown = BTreeSet::new();
        for example in &examples {
            let tokens = example.parse().expect("an example is Rust");
            used(tokens, reference.attribute, &mut shown);
        }
        let grammar = reference.grammar();
        assert!(grammar.len() >= 11, "{grammar:?}");
        let not_shown: Vec<_> = grammar.difference(&shown).collect();
        assert!(not_shown.is_empty(), "no example has {not_shown:?}");
        let told = told(&prose);
        let not_told: Vec<_> = grammar.difference(&told).collect();
        assert!(not_told.is_empty(), "the page is silent about {not_told:?}");
    }
}
