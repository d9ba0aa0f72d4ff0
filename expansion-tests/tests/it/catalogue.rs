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

/// The functions that make whole messages, with the literal parts of their texts.
fn catalogue() -> BTreeMap<String, Vec<String>> {
    let files = fs::read_dir(MESSAGES).expect("the catalogue is there");
    let functions = files.flat_map(|file| {
        let path = file.expect("the catalogue can be listed").path();
        let source = fs::read_to_string(path).expect("a theme can be read");
        let file = syn::parse_file(&source).expect("a theme parses");
        file.items.into_iter().filter_map(|item| match item {
            syn::Item::Fn(function) => Some(function),
            _ => None,
        })
    });
    functions
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

/// What a user sees, caret and all, is written down beside a case for each message.
#[test]
fn every_message_is_shown_by_the_compiler() {
    let shown = shown(Path::new("../ui-tests/cases/fail"));
    let missing: Vec<_> = catalogue()
        .into_iter()
        .filter(|(_, parts)| {
            let longest = parts.iter().max_by_key(|part| part.len());
            !longest.is_some_and(|part| shown.contains(part.trim()))
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
