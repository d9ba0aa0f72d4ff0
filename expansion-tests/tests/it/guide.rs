//! What the guide shows of an expansion is what the derive writes.

use proc_macro2::{TokenStream, TokenTree};

use super::output::expand;

const PAGE: &str = include_str!("../../../src/guide/what_it_generates.md");

/// The code on the page, one block after the other.
fn blocks() -> impl Iterator<Item = &'static str> {
    PAGE.split("```")
        .skip(1)
        .step_by(2)
        .map(|block| block.trim_start_matches("text").trim_start())
}

/// The source without what formatting and comments add.
fn tokens(source: &str) -> String {
    let tokens: TokenStream = source.parse().expect("the code is Rust");
    tokens.to_string()
}

#[test]
fn every_item_is_written_as_shown() {
    let mut blocks = blocks();
    let account = blocks.next().expect("the page begins with the struct");
    let account = account
        .replacen("# use interior::Shared;\n", "", 1)
        .replacen("#[derive(Shared)]\n", "", 1);
    let written = tokens(&expand(&account).pretty());
    let mut items = 0;
    for block in blocks {
        assert!(written.contains(&tokens(block)), "not written:\n{block}");
        items += 1;
    }
    assert_eq!(items, 8);
}

/// How many functions the derive writes for `struct Account` with these arguments and fields.
fn functions(arguments: &str, fields: &str) -> usize {
    fn count(tokens: TokenStream) -> usize {
        tokens
            .into_iter()
            .map(|token| match token {
                TokenTree::Group(group) => count(group.stream()),
                TokenTree::Ident(word) => usize::from(word == "fn"),
                _ => 0,
            })
            .sum()
    }
    let source = format!("#[shared({arguments})] struct Account {{ {fields} }}");
    let output = expand(&source);
    assert!(output.errors.is_empty(), "{source}");
    count(tokens(&output.pretty()).parse().expect("tokens"))
}

#[test]
fn functions_are_as_many_as_the_table_says() {
    let empty = functions("", "");
    let row = |what: &str, number: usize| {
        let row = format!("| {what} | {number} |");
        assert!(PAGE.contains(&row), "the page does not say: {row}");
    };
    row("the derive on an empty struct", empty);
    for kind in ["plain", "cell", "refcell", "mutex", "rwlock", "atomic"] {
        let one = functions("", &format!("#[shared({kind})] a: u8"));
        row("a field, whatever its kind", one - empty);
    }
    let group = |fields| functions("group(g, mutex)", fields);
    let [one, two] = [
        "#[shared(group = g)] a: u8",
        "#[shared(group = g)] a: u8, #[shared(group = g)] b: u8",
    ]
    .map(group);
    row("a group", one - empty);
    row("a field of a group", two - one);
    let condvar = functions("", "#[shared(mutex(condvar = c))] a: u8");
    row("`mutex(condvar = c)`", condvar - empty - 1);
    let verbs = functions("", "#[shared(mutex, access(get, set, lock))] a: u8");
    row("each verb of `access(..)`", (verbs - empty) / 3);
    let none = functions("", "#[shared(mutex, access())] a: u8");
    row("`access()`", none - empty);
    let field = "#[shared(mutex)] a: u8";
    row("`sync`", functions("sync", field) - functions("", field));
    row("`new`", functions("new", "") - empty);
    let handle = functions("handle(X)", "");
    row("`handle(X)`", handle - empty);
    row(
        "`weak(Y)` in it",
        functions("handle(X, weak(Y))", "") - handle,
    );
}
