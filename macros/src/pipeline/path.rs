//! Names and paths, told from what is none.
//!
//! Only words and brackets are looked at: what stands between angle brackets is the compiler's to judge.

use proc_macro::{Ident, TokenStream};

use super::cursor::Cursor;
use super::names::Spelling;

/// Words that cannot be names, in some edition at least: no token tells of which edition it is.
const KEYWORDS: &[&str] = &[
    "_", "abstract", "as", "async", "await", "become", "box", "break", "const", "continue",
    "crate", "do", "dyn", "else", "enum", "extern", "false", "final", "fn", "for", "gen", "if",
    "impl", "in", "let", "loop", "macro", "match", "mod", "move", "mut", "override", "priv", "pub",
    "ref", "return", "self", "Self", "static", "struct", "super", "trait", "true", "try", "type",
    "typeof", "unsafe", "unsized", "use", "virtual", "where", "while", "yield",
];

/// Keywords that are segments of paths.
const SEGMENTS: &[&str] = &["crate", "self", "Self", "super"];

/// Tells whether a word can be a name; among tokens, `pub` and `_` are identifiers too.
pub(crate) fn is_name(word: &Ident) -> bool {
    !KEYWORDS.iter().any(|keyword| word.is(keyword))
}

/// The spelling in which a keyword is a name: `r#type`.
pub(crate) fn raw_name(word: &Ident) -> Option<String> {
    let has_one = !is_segment(word) && !word.is("_");
    has_one.then(|| format!("r#{word}"))
}

/// Tells whether `tokens` are words with `::` between them, such as `path::to::Trait`.
pub(crate) fn is_module_path(tokens: &TokenStream) -> bool {
    is_path(tokens, false)
}

/// Tells whether `tokens` are the path of a type, such as `path::to::Type<T>` or `<T as Trait>::Type`.
pub(crate) fn is_type_path(tokens: &TokenStream) -> bool {
    is_path(tokens, true)
}

fn is_path(tokens: &TokenStream, with_arguments: bool) -> bool {
    let mut cursor = Cursor::flat(tokens.clone());
    // `<T as Trait>` alone is no path.
    if with_arguments && cursor.next_angle().is_some() && !cursor.is_path_separator() {
        return false;
    }
    cursor.next_path_separator();
    loop {
        if !cursor.next_ident().is_some_and(|word| is_segment(&word)) {
            return false;
        }
        let mut goes_on = cursor.next_path_separator();
        if with_arguments && cursor.next_angle().is_some() {
            goes_on = cursor.next_path_separator();
        }
        if !goes_on {
            return cursor.is_empty();
        }
    }
}

fn is_segment(word: &Ident) -> bool {
    is_name(word) || SEGMENTS.iter().any(|keyword| word.is(keyword))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::tokens::read;

    #[test]
    fn paths_of_types_are_told() {
        for path in [
            read("Raw"),
            read("::a::Raw<T, { N > 1 }>"),
            read("Raw::<fn(A) -> B>::Of<'a>"),
            read("<T as Trait>::Raw"),
            read("Self::Raw"),
        ] {
            assert!(is_type_path(&path), "{path}");
        }
        for other in [
            read(""),
            read("&Raw"),
            read("Raw < T"),
            read("Raw::"),
            read("a: :Raw"),
            read("<T as Trait>"),
            read("dyn Trait"),
            read("a + b"),
            read("a : : b"),
            read("a!()"),
        ] {
            assert!(!is_type_path(&other), "{other}");
        }
    }

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
