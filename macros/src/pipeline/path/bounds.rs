//! Bounds, and the parameters that have them.
//!
//! Source: The Rust Reference, "Trait and lifetime bounds" and "Generic parameters".

use proc_macro::Delimiter;

use super::super::cursor::Cursor;
use super::is_name;
use super::types::{Place, is_closing, pass_list, pass_only, pass_path, pass_type};

/// `'a: 'b`, `const N: usize`, `T: Trait + 'a`, separated by commas.
pub(super) fn pass_generics(cursor: &mut Cursor) -> Option<()> {
    pass_list(cursor, Cursor::is_empty, |cursor| {
        if cursor.next_word("const").is_some() {
            cursor.next_word_before(':').filter(is_name)?;
            return pass_type(cursor);
        }
        if cursor.next_lifetime().is_none() {
            cursor.next_ident().filter(is_name)?;
        }
        if cursor.next_punct(':').is_some() {
            pass_bounds(cursor, true)?;
        }
        Some(())
    })
}

/// Lifetimes and traits with `+` between them, or the first alone; tells whether one is a trait.
pub(super) fn pass_bounds(cursor: &mut Cursor, takes_plus: bool) -> Option<bool> {
    let mut has_trait = false;
    loop {
        if cursor.next_lifetime().is_none() {
            has_trait = true;
            pass_bound(cursor)?;
        }
        if !takes_plus || cursor.next_punct('+').is_none() {
            return Some(has_trait);
        }
    }
}

/// `?Sized`, `path::to::Trait` or `for<'a> Fn(&'a A)`; the latter perhaps in parentheses.
fn pass_bound(cursor: &mut Cursor) -> Option<()> {
    if cursor.next_punct('?').is_some() {
        return pass_path(cursor, Place::Bound);
    }
    match cursor.next_inside(Delimiter::Parenthesis) {
        Some(inside) => pass_only(inside, pass_trait),
        None => pass_trait(cursor),
    }
}

fn pass_trait(cursor: &mut Cursor) -> Option<()> {
    pass_binder(cursor)?;
    pass_path(cursor, Place::Bound)
}

/// `for<'a, 'b>`, or nothing.
pub(super) fn pass_binder(cursor: &mut Cursor) -> Option<()> {
    if cursor.next_word("for").is_none() {
        return Some(());
    }
    cursor.next_punct('<')?;
    pass_list(cursor, is_closing, Cursor::next_lifetime)?;
    cursor.next_punct('>').map(drop)
}

#[cfg(test)]
mod tests {
    use super::super::is_generics;
    use crate::pipeline::tokens::read;

    #[test]
    fn parameters_are_told_from_other_lists() {
        for generics in [
            "",
            "'a, 'b: 'a, T,",
            "const N: usize, T: ?Sized + Of<Item = u8> + 'a",
            "F: for<'a> Fn(&'a u8) -> &'a u8 + (Send)",
        ] {
            assert!(is_generics(&read(generics)), "{generics}");
        }
        for other in [
            ",",
            "T U",
            "const N",
            "const N = 4",
            "T:",
            "T: A B",
            "T = u8",
            "fn",
            "T: &A",
            "T::A",
        ] {
            assert!(!is_generics(&read(other)), "{other}");
        }
    }
}
