//! Every mistake: what the error points at, and that the catalogue of messages is complete.

use std::collections::BTreeSet;

use crate::output::synchronize;

struct Case {
    /// The function in `messages.rs`.
    message: &'static str,
    source: &'static str,
    /// What the errors point at, in the order of the source.
    at: &'static [&'static str],
}

macro_rules! cases {
    ($($message:ident: $source:literal => [$($at:literal),*];)*) => {
        const CASES: &[Case] = &[
            $(Case { message: stringify!($message), source: $source, at: &[$($at),*] },)*
        ];
    };
}

cases! {
    // The attribute and what it stands on.
    missing_target: "#[synchronized(mutex)] impl P { pub fn a(&self) {} }" => ["mutex"];
    missing_target: "#[synchronized(via = self.x, T)] impl P { pub fn a(&self) {} }" => ["via"];
    missing_target: "#[synchronized(+)] impl P { pub fn a(&self) {} }" => ["+"];
    missing_target: "#[synchronized(T<A B>::x)] impl P { pub fn a(&self) {} }" => ["T<A B>::x"];
    missing_target: "#[synchronized(T::_)] impl P { pub fn a(&self) {} }" => ["T::_"];
    missing_target: "#[synchronized(target = T::x)] impl P { pub fn a(&self) {} }" => ["target ="];
    missing_target: "#[synchronized(&T::x, expose)] impl P { pub fn a(&self) {} }" => ["&"];
    missing_target: "#[synchronized(\"T::x\")] impl P { pub fn a(&self) {} }" => ["\"T::x\""];
    missing_target: "#[synchronized(kind = mutex, T::x)] impl P { pub fn a(&self) {} }" => ["kind = mutex"];
    expected: "#[synchronized(T.x)] impl P { pub fn a(&self) {} }" => ["."];
    expected: "#[synchronized(T x, expose)] impl P { pub fn a(&self) {} }" => ["x"];
    expected: "#[synchronized(T[x])] impl P { pub fn a(&self) {} }" => ["[x]"];
    expected: "#[synchronized(T::x())] impl P { pub fn a(&self) {} }" => ["()"];
    expected: "#[synchronized(T::x prefix = p_)] impl P { pub fn a(&self) {} }" => ["prefix"];
    expected: "#[synchronized(T::x as rwlock, expose)] impl P { pub fn a(&self) {} }" => ["as"];
    expected: "#[synchronized(T; via = self.x)] impl P { pub fn a(&self) {} }" => [";"];
    expected: "#[synchronized(impl<U> T<U>::0; expose; mutex)] impl P { pub fn a(&self) {} }" => [";", ";"];
    parameter_of_the_block: "#[synchronized(impl<'a, T, const N: usize> T<'a, T, N>::x)] impl<'a, T, const N: usize> P<'a, T, N> { pub fn a(&self) {} }" => ["'a", "T", "N"];
    wrong_generics: "#[synchronized(impl<A B> T<A>::x)] impl P { pub fn a(&self) {} }" => ["A B"];
    field_without_target: "#[synchronized(x)] impl P { pub fn a(&self) {} }" => ["x"];
    target_is_payload: "#[synchronized(P)] impl P { pub fn a(&self) {} }" => ["P"];
    target_is_payload: "#[synchronized(T<U>::x, mutex)] impl<U> T<U> { #[synchronized(as = b)] pub fn a(&self) {} pub fn c(&self) {} }" => ["T<U>::x"];
    not_a_block: "#[synchronized(T::x)] fn f(&self) {}" => ["fn"];
    method_outside: "#[synchronized(as = b)] pub fn f(&self) {}" => ["as"];
    trait_impl: "#[synchronized(T::x)] impl<X> Clone for P<X> { fn clone(&self) -> Self { P } }" => ["for"];
    trait_impl: "#[synchronized(T::x)] unsafe impl Send for P {}" => ["unsafe"];
    nothing_exposed: "#[synchronized(T::x)] impl P { fn a(&self) {} pub fn b() {} }" => ["T::x"];
    nothing_exposed: "#[synchronized(T::x, expose)] impl P { const A: u8 = 0; }" => ["T::x"];

    // Arguments.
    expected_argument: "#[synchronized(T::x, 1)] impl P { pub fn a(&self) {} }" => ["1"];
    expected: "#[synchronized(T::x, expose mutex)] impl P { pub fn a(&self) {} }" => ["mutex"];
    expected: "#[synchronized(T::x, expose(a) + 1)] impl P { pub fn a(&self) {} }" => ["expose", "+"];
    expected: "#[synchronized(T, via self.x)] impl P { pub fn a(&self) {} }" => ["self"];
    expected: "#[synchronized(T, via: self.x, prefix p_)] impl P { pub fn a(&self) {} }" => [":", "p_"];
    expected_argument: "#[synchronized(T::x, T::y, mutex)] impl P { pub fn a(&self) {} }" => ["T::y"];
    expected_argument: "#[synchronized(T::x, \"expose\", \"prefix\" = p_)] impl P { pub fn a(&self) {} }" => ["\"expose\"", "\"prefix\""];
    wrong_form: "#[synchronized(T, via:)] impl P { pub fn a(&self) {} }" => ["via"];
    unknown_argument: "#[synchronized(T::x, exposed)] impl P { pub fn a(&self) {} }" => ["exposed"];
    unknown_argument: "#[synchronized(T::x)] impl P { #[synchronized(pass)] pub fn a(&self) {} }" => ["pass"];
    wrong_level: "#[synchronized(T::x, as = b)] impl P { pub fn a(&self) {} }" => ["as"];
    wrong_level: "#[synchronized(T::x)] impl P { #[synchronized(mutex)] pub fn a(&self) {} }" => ["mutex"];
    wrong_form: "#[synchronized(T::x, prefix = a b)] impl P { pub fn a(&self) {} }" => ["a b"];
    wrong_form: "#[synchronized(T, via)] impl P { pub fn a(&self) {} }" => ["via"];
    wrong_form: "#[synchronized(T::x, mutex())] impl P { pub fn a(&self) {} }" => ["mutex"];
    wrong_form: "#[synchronized(T::x, rwlock(raw))] impl P { pub fn a(&self) {} }" => ["raw"];
    unknown_argument: "#[synchronized(T::x, mutex(fair))] impl P { pub fn a(&self) {} }" => ["fair"];
    wrong_level: "#[synchronized(T::x, rwlock(raw = R, expose))] impl P { pub fn a(&self) {} }" => ["expose"];
    wrong_form: "#[synchronized(T::x, with())] impl P { pub fn a(&self) {} }" => ["with"];
    wrong_form: "#[synchronized(T::x)] impl P { #[synchronized(as = 1)] pub fn a(&self) {} }" => ["1"];
    wrong_form: "#[synchronized(T::x, prefix = \"p_\", crate = \"a b\")] impl P { #[synchronized(as = \"b\")] pub fn a(&self) {} }" => ["\"p_\"", "\"a b\"", "\"b\""];
    wrong_form: "#[synchronized(T::x, prefix = fn)] impl P { #[synchronized(as = fn)] pub fn a(&self) {} #[synchronized(as = self)] pub fn b(&self) {} }" => ["fn", "self"];
    duplicate: "#[synchronized(T::x, expose, expose)] impl P { pub fn a(&self) {} }" => ["expose"];
    two_kinds: "#[synchronized(T::x, mutex, refcell)] impl P { pub fn a(&self) {} }" => ["mutex", "refcell"];
    field_and_via: "#[synchronized(T::x, via = self.y)] impl P { pub fn a(&self) {} }" => ["x", "via"];
    unknown_parameter: "#[synchronized(T::x, with(A = u8, B = u8))] impl<A> P<A> { pub fn a(&self) {} }" => ["B"];

    // Methods.
    method_attribute_form: "#[synchronized(T::x)] impl P { #[synchronized = 1] pub fn a(&self) {} }" => ["synchronized"];
    not_a_method: "#[synchronized(T::x)] impl P { #[synchronized(skip)] type A = u8; pub fn a(&self) {} }" => ["skip"];
    renamed_but_private: "#[synchronized(T::x)] impl P { #[synchronized(as = b)] fn a(&self) {} }" => ["as"];
    skipped_and_renamed: "#[synchronized(T::x)] impl P { #[synchronized(skip, as = b)] pub fn a(&self) {} }" => ["skip", "as"];
    receiver: "#[synchronized(T::x)] impl P { pub fn a(mut self) {} }" => ["mut self"];
    receiver: "#[synchronized(T::x)] impl P { pub fn a(self: Arc<Self>) {} }" => ["self"];
    qualifier: "#[synchronized(T::x)] impl P { pub const unsafe fn a(&self) {} }" => ["const", "unsafe"];
    qualifier: "#[synchronized(T::x)] impl P { pub async extern \"C\" fn a(&self) {} }" => ["async", "extern"];
    pattern: "#[synchronized(T::x)] impl P { pub fn a(&self, Q { b, .. }: Q, [c]: [u8; 1]) {} }" => ["Q { b, .. }", "[c]"];
    argument_attribute: "#[synchronized(T::x)] impl P { pub fn a(&self, #[cfg(unix)] b: u8) {} }" => ["#[cfg(unix)]"];
    private_forward: "#[synchronized(T::x)] impl P { #[synchronized(skip)] pub fn a(&self); }" => ["a"];
    forward_without_self: "#[synchronized(T::x)] impl P { pub fn a(); }" => ["a"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&self) -> Box<impl Fn()> { todo!() } }" => ["Box<impl Fn()>"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&self) -> Cow<'_, str> { todo!() } }" => ["Cow<'_, str>"];
    refused: "#[synchronized(T::x)] impl P { pub fn a<'a>(&'a self) -> Vec<&'a u8> { todo!() } }" => ["Vec<&'a u8>"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&self) -> Option<(&u8, &u8)> { todo!() } }" => ["Option<(&u8, &u8)>"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&self) -> &Cow<'_, str> { todo!() } }" => ["&Cow<'_, str>"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&mut self) -> &u8 { todo!() } }" => ["&u8"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&self) -> Option<&mut u8> { todo!() } }" => ["Option<&mut u8>"];
    refused: "#[synchronized(T::x)] impl P { pub fn a<'a>(&'a self, b: &'a u8) -> &'a u8 { b } }" => ["&'a u8"];
    refused: "#[synchronized(T::x)] impl P { pub fn a<'a, 'b: 'a>(&'a self, b: &'b u8) -> &'a u8 { b } }" => ["'a"];
    refused: "#[synchronized(T::x)] impl P { pub fn a<'a, B>(&'a mut self, b: B) -> &mut u8 where 'a: 'a, std::vec::Vec<B>: for<'c> C<(&'c u8, &'a u8)> {} }" => ["'a"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&self) -> &dyn Fn() -> Box<dyn Tr + 'static> { todo!() } }" => ["&dyn Fn() -> Box<dyn Tr + 'static>"];
    refused: "#[synchronized(T::x)] impl P { pub fn a(&mut self) -> Option<&mut (dyn Tr + Send)> { todo!() } }" => ["Option<&mut (dyn Tr + Send)>"];
    kind_unknown: "#[synchronized(T, via = self.x)] impl P { pub fn a(&self) -> &u8 { &0 } }" => ["&u8"];
}

#[test]
fn errors_point_at_what_must_change() {
    for case in CASES {
        let errors = synchronize(case.source).errors;
        let at: Vec<_> = errors.iter().map(|error| error.at.as_str()).collect();
        assert_eq!(at, case.at, "{}", case.source);
    }
}

#[test]
fn every_message_has_a_case() {
    let source = include_str!("../../../../macros/src/synchronized/messages.rs");
    let messages: BTreeSet<_> = source
        .lines()
        .filter_map(|line| line.strip_prefix("pub(crate) fn ")?.split('(').next())
        .filter(|&name| name != "compact")
        .collect();
    let cases: BTreeSet<_> = CASES.iter().map(|case| case.message).collect();
    assert_eq!(messages, cases);
}

#[test]
fn messages_keep_to_their_form() {
    for case in CASES {
        for error in synchronize(case.source).errors {
            let message = &error.message;
            let first = message.chars().next().expect("a message has a text");
            assert!(first == '`' || first.is_lowercase(), "{message}");
            assert!(!message.ends_with(['.', '?', '!']), "{message}");
            assert!(message.lines().count() <= 3, "{message}");
            assert!(!message.contains("  "), "{message}");
        }
    }
}

#[test]
fn the_messages_are_these() {
    let mut shown = String::new();
    for case in CASES {
        shown += &[case.source, "\n"].concat();
        for error in synchronize(case.source).errors {
            shown += &["  ", &error.message.replace('\n', "\n    "), "\n"].concat();
        }
    }
    insta::assert_snapshot!("messages", shown);
}

#[test]
fn whatever_is_wrong_the_block_is_there() {
    let source = "#[synchronized(T::x, mutexx, prefix)] impl P { \
        pub async fn a(&self) {} pub fn b(self, _: u8) {} pub fn c(&self) {} \
        #[synchronized(nothing)] const D: u8 = 0; pub fn e(&self) -> Vec<&u8> { todo!() } }";
    let output = synchronize(source);
    let at: Vec<_> = output
        .errors
        .iter()
        .map(|error| error.at.as_str())
        .collect();
    assert_eq!(
        at,
        [
            "mutexx", "prefix", "async", "self", "_", "nothing", "Vec<&u8>"
        ]
    );
    assert_eq!(output.methods(), ["a", "b", "c", "e", "c"]);
}

#[test]
fn a_method_without_one_of_its_types_is_not_exposed() {
    // What the compiler could not parse is not to be parsed here either.
    for unfinished in ["-> {}", "->"] {
        let item = format!("impl P {{ pub fn a(&self) {{}} pub fn u(&self) {unfinished} }}");
        assert_eq!(times_written(&item), (2, 1), "{item}");
    }
    for unfinished in ["a: ", "a"] {
        let item = format!("impl P {{ pub fn u(&self, {unfinished}) {{}} pub fn a(&self) {{}} }}");
        assert_eq!(times_written(&item), (2, 1), "{item}");
    }
}

/// How often the methods `a` and `u` are there.
fn times_written(item: &str) -> (usize, usize) {
    let read = |source: &str| source.parse().expect("brackets are even");
    let output = interior_expansion_tests::synchronize(read("T::x"), read(item)).to_string();
    assert!(!output.contains("compile_error"), "{output}");
    let times = |name| output.matches(name).count();
    (times("fn a"), times("fn u"))
}
