//! Blocks nobody wrote by hand expand without a panic, and their echo is complete.

use proptest::prelude::*;
use proptest::sample::select;

use crate::output::synchronize;

const RECEIVERS: &[&str] = &[
    "",
    "&self",
    "&mut self",
    "&'a self",
    "self: &Self",
    "self",
    "mut self",
];

const ARGUMENTS: &[&str] = &[
    "",
    ", a: u8",
    ", mut a: Vec<Vec<Self>>",
    ", a: impl Fn(&u8) -> &u8, b: &'_ str",
    ", (a, b): (u8, u8)",
    ", _: [u8; { 1 >> 2 }]",
];

const RESULTS: &[&str] = &[
    "",
    "-> u8",
    "-> &u8",
    "-> &'a mut Self",
    "-> Option<&mut [u8]>",
    "-> io::Result<&str>",
    "-> Vec<&u8>",
    "-> impl Iterator<Item = u8>",
    "-> fn(&u8) -> &u8",
    "-> &dyn Fn() -> u8",
    "-> Option<&(dyn Any + Send)>",
];

const ARGS: &[&str] = &[
    "T::x",
    "T<'a, U>::x, mutex",
    "impl<V: Bound<U>> T<V>, via = self.a::<u8, u8>().b()?",
    "crate::a::T::0, rwlock(raw = R), prefix = p_, expose",
    "T, crate = crate::b",
    "x",
    "mutex, T::x, T::x, skip",
    "",
];

/// Arguments with one mistake each.
const SLIPS: &[&str] = &[
    "rwlock(raw: R<A, B>)",
    "rwlock(fair)",
    "rwlock()",
    "prefix p_",
    "prefix: p_",
    "prefix = \"p_\"",
    "prefix = 1",
    "prefix:",
    "prefix = r#if = fn",
    "prefix",
    "\"prefix\" = p_",
    "crate ::interior",
    "crate: ::interior",
    "crate = \"interior\"",
    "T::y",
    "'a",
    "\"any\" = p_",
];

/// Words and signs that arguments and signatures are made of, in any order.
const SOUP: &[&str] = &[
    "impl", "T", "::", "x", "<", ">", ",", "=", "via", "self", ".", "mutex", "(", "as", "with",
    "'a", "&", "mut", "->", "fn", "pub", "where", ":", "#", "0", "crate", "Self", "Option", "for",
];

/// Balances what a run of words leaves open.
fn soup() -> impl Strategy<Value = String> {
    prop::collection::vec(select(SOUP), 0..12).prop_map(|words| {
        let text = words.join(" ");
        let open = text.matches('(').count();
        text + &")".repeat(open)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]
    #[test]
    fn signatures_never_panic(
        args in select(ARGS),
        receiver in select(RECEIVERS),
        arguments in select(ARGUMENTS),
        result in select(RESULTS),
        body in select(&["{ 0 }", ";"][..]),
        visibility in select(&["", "pub", "pub(crate)", "pub(in crate::a)"][..]),
    ) {
        let arguments = if receiver.is_empty() { arguments.trim_start_matches(", ") } else { arguments };
        let method = format!("{visibility} fn m<'a>({receiver}{arguments}) {result} {body}");
        let source = format!("#[synchronized({args})] impl<'a, U> P<'a, U> {{ {method} fn kept() {{}} }}");
        let methods = synchronize(&source).methods();
        prop_assert!(methods.iter().any(|name| name == "kept"), "{methods:?}");
        if body != ";" {
            prop_assert_eq!(methods.first().map(String::as_str), Some("m"));
        }
    }

    #[test]
    fn whatever_the_arguments_are_the_output_parses(args in soup(), more in soup()) {
        let item = "impl P { pub fn m(&self) {} }";
        for args in [args.clone(), format!("T::x, {args}"), format!("T::x, {args}, {more}")] {
            if let (Ok(args), Ok(item)) = (args.parse(), item.parse()) {
                let output = interior_expansion_tests::synchronize(args, item);
                let text = output.to_string();
                prop_assert!(text.contains("fn m"), "{text}");
                prop_assert!(syn::parse2::<syn::File>(output).is_ok(), "{text}");
            }
        }
    }

    #[test]
    fn whatever_is_around_the_target_it_gets_the_methods(
        target in select(&["T::x", "impl<V: B<U>> T<U, V>::x", "crate::a::T::0"][..]),
        before in select(&["", "for ", "target = ", "&mut ", "mutex, ", "x, ", "kind = T, "][..]),
        behind in select(&["", "()", " prefix = p_", "; expose", " as rwlock", ".y", " + 1, expose"][..]),
    ) {
        let source = format!("#[synchronized({before}{target}{behind})] impl<U> P<U> {{ pub fn m(&self) {{}} }}");
        let output = synchronize(&source);
        let is_wrong = [before, behind].iter().any(|part| !part.is_empty());
        prop_assert_eq!(!output.errors.is_empty(), is_wrong);
        if before.is_empty() || behind.is_empty() {
            prop_assert!(output.errors.len() <= 1, "{source}");
            prop_assert_eq!(output.methods().len(), 2, "{}", source);
        }
    }

    #[test]
    fn a_slip_in_an_argument_is_one_error_and_no_method_is_lost(
        before in select(&["", "with(U = u8), "][..]),
        slip in select(SLIPS),
        behind in select(&["", ",", ", expose"][..]),
    ) {
        let source = format!("#[synchronized(T::x, {before}{slip}{behind})] impl<U> P<U> {{ pub fn m(&self) -> &u8 {{ &0 }} }}");
        let output = synchronize(&source);
        prop_assert_eq!(output.errors.len(), 1, "{}", source);
        prop_assert_eq!(output.methods().len(), 2, "{}", source);
    }

    #[test]
    fn blocks_never_panic(header in soup(), inside in soup()) {
        let source = format!("{header} {{ {inside} }}");
        if let (Ok(args), Ok(item)) = ("T::x".parse(), source.parse()) {
            let _ = interior_expansion_tests::synchronize(args, item);
        }
    }
}
