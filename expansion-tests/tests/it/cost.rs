//! What a field adds to every build: functions, which a compiler pays for most, and tokens.
//!
//! The figures are ceilings. Who raises one adds to the build of every user, and says so in the
//! change that does; `cargo xtask bench compile` tells what it costs in time.

use proc_macro2::{TokenStream, TokenTree};

/// A field as it is written, the struct's arguments, and what one more such field may add.
struct Case {
    arguments: &'static str,
    field: &'static str,
    functions: usize,
    tokens: usize,
}

const fn case(
    arguments: &'static str,
    field: &'static str,
    functions: usize,
    tokens: usize,
) -> Case {
    Case {
        arguments,
        field,
        functions,
        tokens,
    }
}

const NO_SNAPSHOT: &str = "no_snapshot";

const CASES: &[Case] = &[
    case(NO_SNAPSHOT, "", 1, 52),
    case(NO_SNAPSHOT, "#[shared(cell)]", 1, 78),
    case(NO_SNAPSHOT, "#[shared(refcell)]", 1, 96),
    case(NO_SNAPSHOT, "#[shared(mutex)]", 1, 96),
    case(NO_SNAPSHOT, "#[shared(rwlock)]", 1, 96),
    case(NO_SNAPSHOT, "#[shared(atomic)]", 1, 106),
    case("", "", 1, 90),
    case("", "#[shared(cell)]", 1, 113),
    case("", "#[shared(refcell)]", 1, 136),
    case("", "#[shared(mutex)]", 1, 128),
    case("", "#[shared(rwlock)]", 1, 128),
    case("", "#[shared(atomic)]", 1, 138),
    case(
        "sync, new, derive(Debug, Clone)",
        "#[shared(mutex)]",
        1,
        168,
    ),
    case("group(g, mutex)", "#[shared(group = g)]", 0, 60),
    case("", "#[shared(mutex, access())]", 0, 90),
    case("", "#[shared(mutex, access(get, set))]", 2, 177),
    case("", "#[shared(mutex, arc)]", 1, 155),
];

/// The functions and the tokens in `stream`, brackets counting as two.
fn count(stream: TokenStream) -> (usize, usize) {
    stream
        .into_iter()
        .fold((0, 0), |(functions, tokens), token| {
            let (inside, around) = match token {
                TokenTree::Group(group) => (count(group.stream()), 2),
                TokenTree::Ident(word) if word == "fn" => ((1, 0), 1),
                _ => ((0, 0), 1),
            };
            (functions + inside.0, tokens + inside.1 + around)
        })
}

/// What each field but the first adds to the expansion of a struct; every type is another one, or
/// conditions on types would be shared.
fn added(case: &Case) -> (usize, usize) {
    const MORE: usize = 8;
    let expansion = |fields: usize| {
        let fields: Vec<_> = (0..fields)
            .map(|number| format!("{} field_{number}: T{number},", case.field))
            .collect();
        let fields = fields.concat();
        let source = format!(
            "#[shared({})] struct Account {{ {fields} }}",
            case.arguments
        );
        let input = source.parse().expect("the source is a run of tokens");
        count(interior_expansion_tests::expand(input))
    };
    let (one, many) = (expansion(1), expansion(1 + MORE));
    ((many.0 - one.0) / MORE, (many.1 - one.1).div_ceil(MORE))
}

#[test]
fn a_field_costs_no_more_than_it_did() {
    let mut wrong = Vec::new();
    for case in CASES {
        let (functions, tokens) = added(case);
        let Case {
            arguments, field, ..
        } = case;
        // A figure that fell is to be taken down too, or the next rise goes unseen.
        let kept = functions == case.functions
            && tokens <= case.tokens
            && case.tokens.saturating_sub(tokens) < 10;
        if !kept {
            wrong.push(format!(
                "case({arguments:?}, {field:?}, {functions}, {tokens}),"
            ));
        }
    }
    assert!(
        wrong.is_empty(),
        "these cost something else now:\n{}",
        wrong.join("\n")
    );
}

/// An exposed method is one function, which only calls the user's.
#[test]
fn an_exposed_method_costs_no_more_than_it_did() {
    let expansion = |methods: usize| {
        let methods: Vec<_> = (0..methods)
            .map(|number| format!("pub fn method_{number}(&mut self, by: u8) {{ self.a += by }}"))
            .collect();
        let methods = methods.concat();
        let args = "SharedAccount::ledger".parse().expect("a path is tokens");
        let block = format!("impl AccountLedger {{ {methods} }}");
        let block = block.parse().expect("a block is tokens");
        count(interior_expansion_tests::synchronize(args, block))
    };
    let (one, two) = (expansion(1), expansion(2));
    // The user's method is echoed, so there are two.
    assert_eq!(two.0 - one.0, 2, "functions");
    assert!(two.1 - one.1 <= 95, "{} tokens", two.1 - one.1);
}
