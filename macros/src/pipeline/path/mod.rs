//! Names, paths and types, told from what is none.
//!
//! The compiler parses the item before a derive sees it, but not what its attributes say. A path from
//! there stands in generated items, and were it none, all of them would be lost with it.

mod bounds;
mod constant;
mod types;

use proc_macro::{Ident, TokenStream};

use super::cursor::Cursor;
use super::names::Spelling;

/// Keywords that are segments of paths.
const SEGMENTS: &[&str] = &["crate", "self", "Self", "super"];

/// Tells whether a word can be a name; among tokens, `pub` and `_` are identifiers too.
pub(crate) fn is_name(word: &Ident) -> bool {
    !is_keyword(&word.to_string())
}

/// Tells whether a word cannot be a name, in some edition at least: no token tells of which edition it
/// is.
fn is_keyword(word: &str) -> bool {
    matches!(
        word,
        "_" | "abstract"
            | "as"
            | "async"
            | "await"
            | "become"
            | "box"
            | "break"
            | "const"
            | "continue"
            | "crate"
            | "do"
            | "dyn"
            | "else"
            | "enum"
            | "extern"
            | "false"
            | "final"
            | "fn"
            | "for"
            | "gen"
            | "if"
            | "impl"
            | "in"
            | "let"
            | "loop"
            | "macro"
            | "match"
            | "mod"
            | "move"
            | "mut"
            | "override"
            | "priv"
            | "pub"
            | "ref"
            | "return"
            | "self"
            | "Self"
            | "static"
            | "struct"
            | "super"
            | "trait"
            | "true"
            | "try"
            | "type"
            | "typeof"
            | "unsafe"
            | "unsized"
            | "use"
            | "virtual"
            | "where"
            | "while"
            | "yield"
    )
}

/// The word as a name: a keyword where the compiler wants a name, and has said so, is taken for one.
pub(crate) fn as_name(word: Ident) -> Option<Ident> {
    if is_name(&word) {
        return Some(word);
    }
    raw_name(&word)?;
    Some(Ident::new_raw(&word.to_string(), word.span()))
}

/// The spelling in which a keyword is a name: `r#type`.
pub(crate) fn raw_name(word: &Ident) -> Option<String> {
    let has_one = !is_segment(word) && !word.is("_");
    has_one.then(|| format!("r#{word}"))
}

/// Tells whether `tokens` are words with `::` between them, such as `path::to::Trait`.
pub(crate) fn is_module_path(tokens: &TokenStream) -> bool {
    let mut cursor = Cursor::flat(tokens.clone());
    cursor.next_path_separator();
    while cursor.next_ident().is_some_and(|word| is_segment(&word)) {
        if !cursor.next_path_separator() {
            return cursor.is_empty();
        }
    }
    false
}

/// Tells whether `tokens` are the path of a type, such as `path::to::Type<T>` or `<T as Trait>::Type`.
pub(crate) fn is_type_path(tokens: &TokenStream) -> bool {
    types::pass_only(tokens.clone(), types::pass_type_path).is_some()
}

/// Tells whether `tokens` are a type, such as `[u8; 4]` or the path of one.
pub(crate) fn is_type(tokens: &TokenStream) -> bool {
    types::pass_only(tokens.clone(), types::pass_type).is_some()
}

/// Tells whether `tokens` are what stands between the angle brackets of `impl<T: Trait>`.
pub(crate) fn is_generics(tokens: &TokenStream) -> bool {
    types::pass_only(tokens.clone(), bounds::pass_generics).is_some()
}

fn is_segment(word: &Ident) -> bool {
    is_name(word) || SEGMENTS.iter().any(|keyword| word.is(keyword))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::tokens::read;

    #[test]
    fn keywords_of_every_edition_are_names_when_raw() {
        for word in ["type", "async", "await", "dyn", "gen", "try"] {
            let word = Ident::new(word, proc_macro::Span::call_site());
            assert!(!is_name(&word), "{word}");
            assert_eq!(raw_name(&word), Some(format!("r#{word}")));
            let raw = Ident::new_raw(&word.to_string(), word.span());
            assert!(is_name(&raw) && raw_name(&raw).is_none(), "{raw}");
        }
        for word in ["_", "crate", "self", "Self", "super", "ledger"] {
            let word = Ident::new(word, proc_macro::Span::call_site());
            assert_eq!(raw_name(&word), None);
        }
    }

    #[test]
    fn paths_of_modules_have_no_arguments() {
        assert!(is_module_path(&read("crate::a::r#type")));
        assert!(!is_module_path(&read("a::B<C>")) && !is_module_path(&read("a::fn")));
    }
}
