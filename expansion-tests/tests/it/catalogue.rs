//! The catalogue of messages is complete: every message has a case, and the case makes that message.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};
use quote::ToTokens;

use super::errors::CASES;
use super::output::expand;

/// Where they stand, a file for each theme.
const MESSAGES: &str = "../macros/src/pipeline/messages";

/// Where the attribute's stand.
const ATTRIBUTE: &str = "../macros/src/synchronized/messages.rs";

/// Where traits speak for the compiler.
const RUNTIME: &str = "../runtime/src";

/// A message that is made by something of this name, with the literal parts of its texts.
type Message = (String, Vec<String>);

/// The functions that make whole messages.
fn catalogue() -> BTreeMap<String, Vec<String>> {
    let files = fs::read_dir(MESSAGES).expect("the catalogue is there");
    files
        .flat_map(|file| messages_in(&file.expect("the catalogue can be listed").path()))
        .collect()
}

/// Those of the file at `path`.
fn messages_in(path: &Path) -> Vec<Message> {
    parsed(path)
        .items
        .into_iter()
        .filter_map(|item| match item {
            syn::Item::Fn(function) => Some(function),
            _ => None,
        })
        .filter(|function| {
            let documented = function
                .attrs
                .iter()
                .any(|attr| attr.path().is_ident("doc"));
            let public = !matches!(function.vis, syn::Visibility::Inherited);
            public || (documented && function.sig.ident == "unknown_option")
        })
        .map(|function| {
            let mut parts = Vec::new();
            literal_parts(function.block.to_token_stream(), &mut parts);
            (function.sig.ident.to_string(), parts)
        })
        .collect()
}

fn parsed(path: &Path) -> syn::File {
    let source = fs::read_to_string(path).expect("a file of messages can be read");
    syn::parse_file(&source).expect("a file of messages parses")
}

/// What the traits below `folder` have the compiler say of a type that does not implement them.
fn texts_of_traits(folder: &Path) -> Vec<Message> {
    let mut texts = Vec::new();
    for entry in fs::read_dir(folder).expect("the runtime is there") {
        let path = entry.expect("the runtime can be listed").path();
        if path.is_dir() {
            texts.extend(texts_of_traits(&path));
            continue;
        }
        for item in parsed(&path).items {
            let syn::Item::Trait(item) = item else {
                continue;
            };
            for attr in item.attrs {
                let syn::Meta::List(list) = attr.meta else {
                    continue;
                };
                let is_text = list.path.segments.last();
                if is_text.is_some_and(|last| last.ident == "on_unimplemented") {
                    texts.push((item.ident.to_string(), first_literal(list.tokens)));
                }
            }
        }
    }
    texts
}

/// The parts of the first string, which is the message; the label and the notes stand behind it.
fn first_literal(tokens: TokenStream) -> Vec<String> {
    let mut parts = Vec::new();
    let message = tokens
        .into_iter()
        .find(|token| matches!(token, TokenTree::Literal(_)));
    literal_parts(message.into_iter().collect(), &mut parts);
    parts
}

/// What stands between the placeholders of all strings.
fn literal_parts(tokens: TokenStream, parts: &mut Vec<String>) {
    for token in tokens {
        match token {
            TokenTree::Group(group) => literal_parts(group.stream(), parts),
            TokenTree::Literal(literal) => {
                if let Ok(text) = syn::parse_str::<syn::LitStr>(&literal.to_string()) {
                    let text = text.value();
                    parts.extend(text.split(['{', '}']).map(str::to_owned));
                }
            }
            _ => {}
        }
    }
}

#[test]
fn every_message_has_a_case() {
    for name in catalogue().keys() {
        assert!(
            CASES.iter().any(|case| case.message == name),
            "no case makes `{name}`"
        );
    }
}

#[test]
fn every_case_makes_its_message() {
    let catalogue = catalogue();
    for case in CASES {
        let parts = catalogue
            .get(case.message)
            .unwrap_or_else(|| panic!("no `{}`", case.message));
        let longest = parts
            .iter()
            .max_by_key(|part| part.len())
            .expect("a message has a text");
        let alternatives: Vec<_> = parts
            .iter()
            .filter(|part| part.len() * 3 > longest.len())
            .collect();
        for error in expand(case.source).errors {
            let made = alternatives
                .iter()
                .any(|part| error.message.contains(part.as_str()));
            assert!(
                made,
                "`{}` is not made by {}: {}",
                case.message, case.source, error.message
            );
        }
    }
}

/// Who asks for a name that is taken hears of another that has it.
#[test]
fn nobody_takes_a_name_from_himself() {
    let mut seen = 0;
    for case in CASES {
        for error in expand(case.source).errors {
            let sides = error.message.split_once(" cannot be called `");
            let Some((asker, (_, bearer))) =
                sides.and_then(|(asker, rest)| Some((asker, rest.split_once("`, because ")?)))
            else {
                continue;
            };
            seen += 1;
            assert!(!bearer.starts_with(asker), "{}", error.message);
        }
    }
    assert!(seen > 20, "only {seen} names are taken");
}

/// What a user sees, caret and all, is written down beside a case for each message: of the derive, of
/// the attribute, and of the traits of the runtime.
#[test]
fn every_message_is_shown_by_the_compiler() {
    let shown = shown(Path::new("../ui-tests/cases/fail"));
    let mut all: Vec<_> = catalogue().into_iter().collect();
    all.extend(messages_in(Path::new(ATTRIBUTE)));
    let of_traits = texts_of_traits(Path::new(RUNTIME));
    assert!(
        of_traits.len() > 20,
        "only {} traits speak",
        of_traits.len()
    );
    all.extend(of_traits);
    let missing: Vec<_> = all
        .into_iter()
        .filter(|(_, parts)| {
            let longest = parts.iter().max_by_key(|part| part.len());
            !longest.is_some_and(|part| part.lines().all(|line| shown.contains(line.trim())))
        })
        .map(|(name, _)| name)
        .collect();
    assert!(
        missing.is_empty(),
        "no case for the compiler shows {missing:?}"
    );
}

/// All that the compiler says to the cases below `folder`.
fn shown(folder: &Path) -> String {
    let mut all = String::new();
    for entry in fs::read_dir(folder).expect("the cases are there") {
        let path = entry.expect("the cases can be listed").path();
        if path.is_dir() {
            all += &shown(&path);
        } else if path.extension().is_some_and(|end| end == "stderr") {
            all += &fs::read_to_string(path).expect("a case can be read");
        }
    }
    all
}

#[test]
fn messages_keep_to_their_form() {
    for case in CASES {
        for error in expand(case.source).errors {
            let message = &error.message;
            let first = message.chars().next().expect("a message has a text");
            assert!(
                first == '`' || first.is_lowercase(),
                "begins in capitals: {message}"
            );
            assert!(
                !message.ends_with(['.', '?', '!']),
                "ends like a sentence: {message}"
            );
            assert!(
                message.lines().count() <= 3,
                "more than three lines: {message}"
            );
            assert!(!message.contains("  "), "two spaces: {message}");
        }
    }
}
