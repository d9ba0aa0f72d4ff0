//! Paths and types that attributes name: what is none is reported and never written out, since one
//! wrong token in a generated item takes all of them away.

use interior_expansion_tests::{expand, synchronize};
use proc_macro2::TokenStream;
use proptest::prelude::*;
use proptest::sample::select;

/// Words and signs of types, and what does not belong into one.
const SOUP: &[&str] = &[
    "A",
    "B",
    "a",
    "Self",
    "self",
    "super",
    "crate",
    "_",
    "'a",
    "<",
    "<",
    ">",
    ">",
    "A<B>",
    "::",
    "::",
    ",",
    ",",
    "=",
    ":",
    "&",
    "*",
    "+",
    "-",
    "->",
    "!",
    "==",
    "<<",
    "&&",
    "dyn",
    "fn",
    "for",
    "for<'a>",
    "mut",
    "const",
    "unsafe",
    "extern",
    "as",
    "impl",
    "()",
    "(A)",
    "Fn(A)",
    "[u8; 4]",
    "[A;]",
    "[A B]",
    "{ N }",
    "{ N + 1 }",
    "{ + }",
    "{}",
    "1",
    "-1",
    "\"text\"",
    "true",
];

fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(SOUP), 0..8).prop_map(|words| words.join(" "))
}

/// The derive's output for a struct with these arguments at its field.
fn derived(arguments: &str) -> TokenStream {
    let item = format!("struct S {{ #[shared({arguments})] a: u8 }}");
    expand(item.parse().expect("brackets are even"))
}

/// The attribute's output for these arguments.
fn exposed(arguments: &str) -> TokenStream {
    let item = "impl P { pub fn m(&self) {} }";
    synchronize(arguments.parse().unwrap(), item.parse().unwrap())
}

fn parses(output: &TokenStream) -> bool {
    syn::parse2::<syn::File>(output.clone()).is_ok()
}

fn has_error(output: &TokenStream) -> bool {
    output.to_string().contains("compile_error")
}

#[test]
fn nonsense_in_the_arguments_of_a_raw_lock_is_not_echoed() {
    for path in [
        "access < Option Option , > :: Self",
        "A<,>",
        "A<B C>",
        "A<{ + }>",
        "A<[u8; 4 4]>",
    ] {
        for lock in ["mutex", "rwlock"] {
            let output = derived(&format!("{lock}(raw = {path})"));
            assert!(has_error(&output) && parses(&output), "{path}");
            let output = exposed(&format!("T::x, {lock}(raw = {path})"));
            assert!(has_error(&output) && parses(&output), "{path}");
        }
    }
}

#[test]
fn types_with_arguments_of_every_sort_are_echoed() {
    for path in [
        "LockApi<parking_lot::RawMutex>",
        "Spin<100>",
        "Spin<{ LIMIT * 2 }>",
        "of::Any<'static, [u8; 4], fn(A) -> B, dyn C + Send, (A, B)>",
        "<A as Raw<B>>::Lock",
    ] {
        for output in [
            derived(&format!("mutex(raw = {path})")),
            derived(&format!("mutex, after = {path}::a")),
            exposed(&format!("{path}::x, mutex(raw = {path})")),
        ] {
            assert!(!has_error(&output) && parses(&output), "{path}");
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn whatever_a_path_is_the_output_parses(soup in soup()) {
        for output in [
            derived(&format!("mutex(raw = A<{soup}>)")),
            derived(&format!("mutex(raw = {soup})")),
            derived(&format!("mutex, after = {soup}::a")),
            derived(&format!("mutex, after = <{soup}>::a")),
            exposed(&format!("T<{soup}>::x")),
            exposed(&format!("impl<{soup}> T::x")),
            exposed(&soup),
            exposed(&format!("T::x, crate = {soup}")),
            exposed(&format!("T::x, rwlock(raw = {soup}), with(Q = {soup})")),
        ] {
            prop_assert!(parses(&output), "{soup}\n{output}");
        }
    }
}
