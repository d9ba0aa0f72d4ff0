//! Lock fields of other structs, as `after` names them: `SharedBank::index`.

use proc_macro::{Span, TokenStream, TokenTree};

use super::Context;
use super::value::Value;
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::is_type_path;
use crate::pipeline::tokens::{flatten, loosen, show, split};

/// A type, `::`, and the name of one of its fields, or its number.
#[derive(Clone)]
pub(crate) struct ClassPath {
    pub(crate) owner: TokenStream,
    /// The field's name without `r#`.
    pub(crate) field: String,
    pub(crate) span: Span,
}

/// Reads one; the type is only looked at as far as it takes to see that it is one.
pub(super) fn parse(tokens: TokenStream) -> Option<ClassPath> {
    let mut tokens = flatten(tokens);
    let last = tokens.pop()?;
    let field = match &last {
        TokenTree::Ident(ident) => ident.unraw(),
        TokenTree::Literal(number) => number.to_string(),
        _ => return None,
    };
    let is_field = field.chars().all(|c| c == '_' || c.is_alphanumeric());
    let colons = [tokens.pop()?, tokens.pop()?];
    let are_colons = colons
        .iter()
        .all(|token| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ':'));
    let owner = loosen(tokens.into_iter().collect());
    (is_field && are_colons && is_type_path(&owner)).then(|| ClassPath {
        owner,
        field,
        span: last.span(),
    })
}

/// Reads several, separated by commas, or none; one that cannot be read is reported and left out.
pub(super) fn parse_list(list: &TokenStream, context: &mut Context<'_>) -> Value {
    let list: TokenStream = flatten(list.clone()).into_iter().collect();
    let mut classes = Vec::new();
    for tokens in split(list, ',') {
        if let Some(class) = parse(tokens.clone()) {
            classes.push(class);
        } else if let Some(first) = tokens.clone().into_iter().next() {
            let place = context.places.over(&tokens, first.span());
            let only = tokens.into_iter().nth(1).is_none();
            let found = if only { show(&first) } else { "..".into() };
            context.errors.push(place, messages::expected_class(&found));
        }
    }
    Value::Classes(classes)
}
