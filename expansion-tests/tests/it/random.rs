//! Structs nobody wrote by hand: sound ones expand without errors, broken ones without a panic.

use proptest::prelude::*;
use proptest::sample::select;

use super::output::expand;

const TYPES: &[&str] = &[
    "u8",
    "Vec<Vec<T>>",
    "[u8; { N >> 1 }]",
    "Box<dyn Fn(u8) -> Vec<u8> + 'a>",
    "HashMap<&'a str, (T, Self)>",
    "for<'x> fn(&'x u8) -> &'x T",
    "[T; N]",
];

const KINDS: &[&str] = &[
    "",
    "plain",
    "cell",
    "refcell",
    "mutex",
    "rwlock",
    "atomic",
    "mutex(raw = Spin<T>)",
    "group = g",
];

const VISIBILITIES: &[&str] = &["", "pub", "pub(crate)", "pub(super)", "pub(in crate::a)"];

/// Words and signs that attributes are made of, in any order.
const SOUP: &[&str] = &[
    "mutex",
    "cell",
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
    "new",
    "access",
    "wrapped",
    "handle",
    "weak",
    "rc",
    "(H, weak(W))",
    "whole",
    "condvar",
    "after",
    "= A::b",
    "(A::b, C<D>::e)",
    "(condvar = c)",
    "atomic",
    "(get, set)",
    "(lock as x)",
    "raw",
    "mutx",
    "Self",
    "pub",
    "pub(crate)",
    "Debug",
    "Clone",
    "g",
    "into_inner",
    "S",
    "SharedS",
    "r#type",
    "=",
    "=",
    "=",
    ",",
    ",",
    ",",
    ",",
    "::",
    "<",
    ">",
    "->",
    "'a",
    "#",
    "1",
    "\"text\"",
    "()",
    "(g, mutex)",
    "(raw = P)",
    "(Debug)",
    "{}",
    "[]",
    "/** doc */",
    "&",
    "_",
    "struct",
];

fn field() -> impl Strategy<Value = String> {
    (select(VISIBILITIES), select(KINDS), select(TYPES)).prop_map(|(vis, kind, ty)| {
        let attribute = if kind.is_empty() {
            String::new()
        } else {
            format!("#[shared({kind})]")
        };
        format!("{attribute} {vis} NAME: {ty}")
    })
}

/// A struct without mistakes.
fn sound() -> impl Strategy<Value = (String, usize)> {
    (
        proptest::collection::vec(field(), 1..12),
        select(VISIBILITIES),
    )
        .prop_map(|(fields, vis)| {
            let grouped = fields
                .iter()
                .filter(|field| field.contains("group"))
                .count();
            let own = fields.len() - grouped;
            let group = if grouped > 0 { "group(g, rwlock)" } else { "" };
            let fields: Vec<_> = fields
                .iter()
                .enumerate()
                .map(|(index, field)| field.replace("NAME", &format!("field{index}")))
                .collect();
            let source = format!(
                "#[shared({group})] {vis} struct S<'a, T: Clone, const N: usize> {{ {} }}",
                fields.join(", ")
            );
            (source, own + usize::from(grouped > 0))
        })
}

/// Tokens that are no field, or hardly, though the compiler derives all the same.
fn broken_field() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &[
        "x",
        "y",
        "u8",
        "::",
        ":",
        "=",
        ";",
        "&",
        "-",
        "?",
        "fn",
        "let",
        "pub",
        "pub(x)",
        "type",
        "_",
        "1",
        "\"text\"",
        "#[allow(x)]",
        "#",
        "!",
        "(u8)",
        "{}",
        "->",
    ];
    const TYPES: &[&str] = &[
        "",
        ": u8",
        "= u8",
        ": Vec<u8>>",
        ": std::",
        ": &",
        ": &'x u8 y",
        ": [u8, 3]",
        ": (u8, z: u8)",
        ": fn() ->",
        ": u8 #[allow(x)]",
        ": #[allow(x)] u8",
        ": z: u8",
        ": u8;",
        ": u8 z: u8",
        ": 1",
        ": u8 where",
        ": u8 -> u8",
        ": \"u8\"",
        ": *",
        ":: u8",
        ": u8 = 1; z: u8",
    ];
    let words = proptest::collection::vec(select(WORDS), 0..3).prop_map(|words| words.join(" "));
    (words, select(TYPES)).prop_map(|(words, ty)| format!("{words} w {ty}"))
}

fn soup() -> impl Strategy<Value = String> {
    proptest::collection::vec(select(SOUP), 0..12).prop_map(|words| words.join(" "))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn sound_structs_expand((source, slots) in sound()) {
        let output = expand(&source);
        prop_assert!(output.errors.is_empty(), "{source}\n{}", output.errors[0].message);
        prop_assert_eq!(output.fields("SharedS"), Some(slots), "{}", source);
        prop_assert_eq!(output.methods().len(), slots + 2, "{}", source);
    }

    /// Whatever stands in the attributes, there is a companion with a way to each field.
    #[test]
    fn broken_attributes_leave_a_companion(on_struct in soup(), on_field in soup(), on_other in soup()) {
        let source = format!(
            "#[shared({on_struct})] pub struct S {{ #[shared({on_field})] a: u8, #[shared({on_other})] b: u8 }}"
        );
        let output = expand(&source);
        let methods = output.methods();
        // Behind an `Arc` or `Rc` nothing can be given back.
        let is_shared = source.contains("rc");
        prop_assert!(is_shared || methods.contains(&"into_inner".to_owned()), "{}: {:?}", source, methods);
        let distinct: std::collections::HashSet<_> = methods.iter().collect();
        prop_assert_eq!(distinct.len(), methods.len(), "{}: {:?}", source, methods);
    }

    /// A field that is none is left out, or is what the compiler makes of it; the others have accessors.
    #[test]
    fn broken_fields_cost_no_other(broken in broken_field(), more in broken_field()) {
        let source = format!(
            "struct S {{ #[shared(mutex)] a: Vec<u8>, {broken}, {more}, #[shared(cell)] b: u8 }}"
        );
        let output = expand(&source);
        prop_assert!(output.errors.is_empty(), "{source}\n{}", output.errors[0].message);
        let methods = output.methods();
        for name in ["a", "b", "into_inner", "snapshot"] {
            prop_assert!(methods.iter().any(|method| method == name), "{source}: {methods:?}");
        }
    }

    /// Without a struct there may be nothing to expand, but never a panic.
    #[test]
    fn soup_is_answered(words in soup()) {
        let input: proc_macro2::TokenStream = words.parse().expect("words are tokens");
        let _ = interior_expansion_tests::expand(input);
    }

    #[test]
    fn broken_tuple_structs_expand(on_struct in soup(), on_field in soup()) {
        expand(&format!("#[shared({on_struct})] struct S(#[shared({on_field})] u8, u8);"));
    }
}
