//! Where go-to-definition leads: each generated name carries the place of the word it comes from.

use proc_macro2::{LineColumn, Span, TokenStream, TokenTree};
use quote::ToTokens;

use super::output::{Output, expand, synchronize};

/// The places of every `word name` in the expansion.
fn definitions(tokens: TokenStream, word: &str, name: &str, found: &mut Vec<LineColumn>) {
    let mut after_word = false;
    for token in tokens {
        match &token {
            TokenTree::Ident(ident) if after_word && ident == name => {
                found.push(ident.span().start());
            }
            TokenTree::Group(group) => definitions(group.stream(), word, name, found),
            _ => {}
        }
        after_word = matches!(&token, TokenTree::Ident(ident) if ident == word);
    }
}

/// Checks that all definitions of `name` lead to the place behind the `@` in `source`.
fn check(expand: fn(&str) -> Output, word: &str, name: &str, source: &str) {
    let column = source.find('@').expect("a place is marked");
    let output = expand(&source.replacen('@', "", 1));
    assert!(output.errors.is_empty(), "{source}");
    let mut found = Vec::new();
    definitions(output.file.to_token_stream(), word, name, &mut found);
    // Hidden traits of the runtime have methods of their own, which are the macro's.
    let call_site = Span::call_site().start();
    found.retain(|place| *place != call_site);
    assert!(!found.is_empty(), "no `{word} {name}` for {source}");
    for place in found {
        assert_eq!(place, LineColumn { line: 1, column }, "{name} of {source}");
    }
}

#[test]
fn accessors_lead_to_their_fields() {
    for (name, source) in [
        ("balance", "struct S { #[shared(mutex)] @balance: u8 }"),
        ("id", "struct S { pub @id: u8 }"),
        ("r#type", "struct S { #[shared(cell)] @r#type: u8 }"),
        ("field_0", "struct S(#[shared(mutex)] @u8);"),
        (
            "total",
            "struct S { #[shared(mutex, name = @total)] balance: u8 }",
        ),
        (
            "logs",
            "struct S { #[shared(mutex, wrapped)] @logs: Arc<Mutex<u8>> }",
        ),
        ("part", "struct S { #[shared(mutex, arc)] @part: u8 }"),
    ] {
        check(expand, "fn", name, source);
    }
}

#[test]
fn verbs_lead_to_their_fields_and_renamed_ones_to_their_names() {
    for (name, source) in [
        (
            "balance",
            "struct S { #[shared(mutex, access(get))] @balance: u8 }",
        ),
        (
            "set_balance",
            "struct S { #[shared(mutex, access(set))] @balance: u8 }",
        ),
        (
            "with_balance_mut",
            "struct S { #[shared(mutex, access(with_mut))] @balance: u8 }",
        ),
        (
            "state",
            "struct S { #[shared(mutex, access(lock as @state))] balance: u8 }",
        ),
        (
            "set_a",
            "#[shared(access(set))] struct S { #[shared(mutex)] @a: u8 }",
        ),
    ] {
        check(expand, "fn", name, source);
    }
}

#[test]
fn accessors_of_groups_and_condition_variables_lead_to_the_words() {
    for (name, source) in [
        (
            "g",
            "#[shared(group(@g, mutex))] struct S { #[shared(group = g)] a: u8 }",
        ),
        (
            "g",
            "#[shared(group(@g = mutex))] struct S { #[shared(group = g)] a: u8 }",
        ),
        (
            "g",
            "struct S { #[shared(mutex, group = @g)] a: u8, #[shared(group = g)] b: u8 }",
        ),
        (
            "changed",
            "struct S { #[shared(mutex(condvar = @changed))] a: u8 }",
        ),
        (
            "changed",
            "#[shared(group(g, mutex(condvar = @changed)))] struct S { #[shared(group = g)] a: u8 }",
        ),
        ("whole", "#[shared(whole = mutex)] struct @S { a: u8 }"),
    ] {
        check(expand, "fn", name, source);
    }
}

#[test]
fn types_lead_to_the_words_that_name_them() {
    for (name, source) in [
        ("SharedS", "struct @S { a: u8 }"),
        ("Account", "#[shared(name = @Account)] struct S { a: u8 }"),
        (
            "SG",
            "#[shared(group(@g, mutex))] struct S { #[shared(group = g)] a: u8 }",
        ),
        (
            "Ledger",
            "#[shared(group(g, mutex, name = @Ledger))] struct S { #[shared(group = g)] a: u8 }",
        ),
        (
            "Pool",
            "#[shared(handle(@Pool, weak(Weak)))] struct S { a: u8 }",
        ),
        (
            "Weak",
            "#[shared(handle(Pool, weak(@Weak)))] struct S { a: u8 }",
        ),
    ] {
        check(expand, "struct", name, source);
    }
}

#[test]
fn the_fields_of_generated_structs_lead_to_the_plain_ones() {
    let source =
        "#[shared(group(ledger, mutex))] struct S { a: u8, #[shared(group = ledger)] b: u8 }";
    let output = expand(source);
    let fields = output.file.items.iter().filter_map(|item| match item {
        syn::Item::Struct(item) => Some(&item.fields),
        _ => None,
    });
    let mut names = Vec::new();
    for field in fields.flatten() {
        let name = field.ident.as_ref().expect("the fields have names");
        let span = name.span();
        assert_eq!(span.source_text(), Some(name.to_string()), "{name}");
        names.push((name.to_string(), span.start().column));
    }
    let place = |text: &str| source.find(text).expect("it stands there");
    let expected = [
        ("a", place("a: u8")),
        ("ledger", place("ledger")),
        ("b", place("b: u8")),
    ];
    assert_eq!(
        names,
        expected.map(|(name, column)| (name.to_owned(), column))
    );
}

#[test]
fn exposed_methods_lead_to_the_methods() {
    for (name, source) in [
        (
            "add",
            "#[synchronized(T::x)] impl P { pub fn @add(&mut self) {} }",
        ),
        (
            "len",
            "#[synchronized(T::x)] impl P { pub fn @len(&self) -> usize; }",
        ),
        (
            "p_add",
            "#[synchronized(T::x, prefix = p_)] impl P { pub fn @add(&mut self) {} }",
        ),
        (
            "push",
            "#[synchronized(T::x)] impl P { #[synchronized(as = @push)] pub fn add(&mut self) {} }",
        ),
    ] {
        check(synchronize, "fn", name, source);
    }
}
