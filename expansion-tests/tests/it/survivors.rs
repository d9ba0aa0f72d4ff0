//! What is left after a mistake: the companion, and an accessor for every field.
//!
//! The mistakes are those the compiler is shown: every struct of `ui-tests/cases/fail/{parse,check}`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use proc_macro2::TokenTree;
use quote::{ToTokens, format_ident};

use super::output::{Output, expand, expand_plainly};

/// The folders whose mistakes the derive reports.
const FOLDERS: &[&str] = &["parse", "check"];

/// Where a field is reached by another method than the one its attribute names: the file, the method
/// that is not there, those that are, and why.
const EXCEPTIONS: &[(&str, &str, &[&str], &str)] = &[
    (
        "group_misspelt",
        "leger",
        &["ledger"],
        "the group that was meant",
    ),
    (
        "group_unknown",
        "leger",
        &["ledger"],
        "the group that was meant",
    ),
    (
        "group_unknown_at_several_fields",
        "leger",
        &["ledger"],
        "the group that was meant",
    ),
    (
        "group_name_is_a_keyword",
        "fn",
        &["r#fn"],
        "the group that was meant",
    ),
    (
        "group_on_a_field_of_a_tuple_struct",
        "ledger",
        &["field_0"],
        "no group can be there",
    ),
    (
        "group_on_a_tuple_struct",
        "both",
        &["field_0", "field_1"],
        "no group can be there",
    ),
    (
        "name_is_a_keyword",
        "type",
        &["r#type"],
        "the name that was meant",
    ),
    (
        "name_is_a_keyword_of_some_editions",
        "gen",
        &["r#gen"],
        "the name that was meant",
    ),
    (
        "verb_in_another_form",
        "balance",
        &["total", "put"],
        "the list names the methods",
    ),
    (
        "verb_name_taken",
        "balance",
        &["set_balance"],
        "the list names the methods",
    ),
    (
        "verb_renamed_on_the_struct",
        "balance",
        &["lock_balance"],
        "the list names the methods",
    ),
    (
        "verb_renamed_on_the_struct",
        "limit",
        &["lock_limit"],
        "the list names the methods",
    ),
    (
        "verb_twice",
        "balance",
        &["set_balance", "lock_balance"],
        "the list names the methods",
    ),
];

/// A struct of a case that is expanded.
struct Case {
    file: String,
    item: syn::ItemStruct,
    output: Output,
}

/// Every struct of the cases that derives the companion.
fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for path in files() {
        let file = path
            .file_stem()
            .expect("a file has a name")
            .to_string_lossy();
        let source = fs::read_to_string(&path).expect("a case can be read");
        let parsed = syn::parse_file(&source).unwrap_or_else(|error| panic!("{file}: {error}"));
        for item in parsed.items {
            let syn::Item::Struct(mut item) = item else {
                continue;
            };
            item.attrs.retain(|attr| !attr.path().is_ident("derive"));
            let text = item.to_token_stream().to_string();
            let output = if file.contains("without_the_feature") {
                expand_plainly(&text)
            } else {
                expand(&text)
            };
            cases.push(Case {
                file: file.to_string(),
                item,
                output,
            });
        }
    }
    cases
}

fn files() -> Vec<PathBuf> {
    let mut files = Vec::new();
    for folder in FOLDERS {
        let folder = Path::new("../ui-tests/cases/fail").join(folder);
        for entry in fs::read_dir(folder).expect("the cases are there") {
            let path = entry.expect("the cases can be listed").path();
            if path.extension().is_some_and(|end| end == "rs") {
                files.push(path);
            }
        }
    }
    files.sort();
    files
}

/// What stands between the parentheses of every `#[shared(..)]`.
fn arguments(attrs: &[syn::Attribute]) -> Vec<TokenTree> {
    let lists = attrs.iter().filter_map(|attr| match &attr.meta {
        syn::Meta::List(list) if list.path.is_ident("shared") => Some(list.tokens.clone()),
        _ => None,
    });
    lists.flatten().collect()
}

/// The identifier behind the first `word =` outside of all parentheses, unless it opens a path; where
/// another sign than `=` stands, or none, it counts too.
fn value(arguments: &[TokenTree], word: &str) -> Option<String> {
    let is_sign = |token: &TokenTree, signs: &str| matches!(token, TokenTree::Punct(sign) if signs.contains(sign.as_char()));
    (0..arguments.len()).find_map(|index| {
        let (key, rest) = arguments[index..].split_first()?;
        let signs = rest.iter().take_while(|token| is_sign(token, "=:>"));
        let (value, rest) = rest[signs.count()..].split_first()?;
        let value = match value {
            TokenTree::Ident(value) => value.to_string(),
            TokenTree::Literal(value) => {
                let quoted = value.to_string();
                quoted.strip_prefix('"')?.strip_suffix('"')?.to_owned()
            }
            _ => return None,
        };
        let is_path = rest.first().is_some_and(|token| is_sign(token, ":"));
        let is_key = matches!(key, TokenTree::Ident(key) if key == word);
        (is_key && !is_path).then_some(value)
    })
}

/// Whether `word` opens an argument.
fn says(arguments: &[TokenTree], word: &str) -> bool {
    arguments
        .iter()
        .any(|token| matches!(token, TokenTree::Ident(ident) if ident == word))
}

impl Case {
    /// What the companion is called: as it was meant, unless that is a mistake itself.
    fn companion(&self) -> String {
        let plain = self.item.ident.to_string();
        value(&arguments(&self.item.attrs), "name")
            .filter(|name| *name != plain)
            .unwrap_or_else(|| format!("Shared{plain}"))
    }

    /// The method that leads to each field.
    fn accessors(&self) -> Vec<String> {
        if says(&arguments(&self.item.attrs), "whole") {
            return vec!["whole".into()];
        }
        let fields = self.item.fields.iter().enumerate();
        let names = fields.map(|(index, field)| {
            let arguments = arguments(&field.attrs);
            let own = field.ident.clone();
            let own = own.unwrap_or_else(|| format_ident!("field_{index}"));
            value(&arguments, "group")
                .or_else(|| value(&arguments, "name"))
                .unwrap_or_else(|| own.to_string())
        });
        names.collect()
    }
}

#[test]
fn the_companion_is_there_after_every_mistake() {
    let missing: Vec<_> = cases()
        .iter()
        .filter(|case| case.output.fields(&case.companion()).is_none())
        .map(|case| format!("{}: {}", case.file, case.companion()))
        .collect();
    assert!(missing.is_empty(), "no companion: {missing:#?}");
}

#[test]
fn every_field_is_reached_after_every_mistake() {
    let mut missing = Vec::new();
    let mut used = BTreeSet::new();
    for case in cases() {
        let methods = case.output.methods();
        for accessor in case.accessors() {
            if methods.contains(&accessor) {
                continue;
            }
            let exception = EXCEPTIONS
                .iter()
                .find(|(file, name, ..)| *file == case.file && *name == accessor);
            let is_reached = exception.is_some_and(|(file, name, instead, _)| {
                used.insert((*file, *name));
                instead
                    .iter()
                    .all(|name| methods.iter().any(|method| method == name))
            });
            if !is_reached {
                missing.push(format!("{}: {accessor} in {methods:?}", case.file));
            }
        }
    }
    assert!(missing.is_empty(), "no accessor: {missing:#?}");
    assert_eq!(used.len(), EXCEPTIONS.len(), "only {used:?} are exceptions");
}
