//! Types, read by their grammar as far as a field can hold them.
//!
//! Source: The Rust Reference, "Types" and "Paths". Left out is what no field's type may be or hold:
//! `impl Trait`, bounds on associated types, and sums without `dyn`. Each function passes over what it
//! is named after, or gives nothing if something else is next.

use proc_macro::{Delimiter, Ident, TokenStream, TokenTree};

use super::super::cursor::Cursor;
use super::super::names::Spelling;
use super::bounds::{pass_binder, pass_bounds};
use super::{constant, is_name, is_segment};

/// Where a path stands, which decides what arguments its segments take.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// `Type<T>`
    Type,
    /// `Type<T>`, or `Fn(T) -> U`.
    Bound,
    /// `function::<T>`, because `<` compares.
    Expression,
}

pub(super) fn pass_type(cursor: &mut Cursor) -> Option<()> {
    pass_sum(cursor, true)
}

/// `path::to::Type<T>`, `<T as Trait>::Type`
pub(super) fn pass_type_path(cursor: &mut Cursor) -> Option<()> {
    pass_path(cursor, Place::Type)
}

/// A type that holds no `+` outside of brackets, as it stands behind `&` and `->`.
fn pass_single(cursor: &mut Cursor) -> Option<()> {
    pass_sum(cursor, false)
}

fn pass_sum(cursor: &mut Cursor, takes_plus: bool) -> Option<()> {
    match cursor.peek()? {
        TokenTree::Group(_) => pass_group(cursor),
        TokenTree::Punct(_) => pass_pointer(cursor),
        TokenTree::Ident(word) if word.is("dyn") => {
            cursor.next();
            let has_trait = pass_bounds(cursor, takes_plus)?;
            has_trait.then_some(())
        }
        TokenTree::Ident(word) if word.is("_") => cursor.next().map(drop),
        TokenTree::Ident(word) if is_segment(word) => pass_type_path(cursor),
        TokenTree::Ident(_) => pass_function(cursor),
        TokenTree::Literal(_) => None,
    }
}

/// `&'a mut A`, `*const A`, `!`, or a path that begins with a sign.
fn pass_pointer(cursor: &mut Cursor) -> Option<()> {
    if cursor.next_punct('&').is_some() {
        cursor.next_lifetime();
        cursor.next_word("mut");
        return pass_single(cursor);
    }
    if cursor.next_punct('*').is_some() {
        let target = cursor.next_word("const");
        target.or_else(|| cursor.next_word("mut"))?;
        return pass_single(cursor);
    }
    if cursor.next_punct('!').is_some() {
        return Some(());
    }
    pass_type_path(cursor)
}

/// `(A, B)`, `[A]`, `[A; 4]`
fn pass_group(cursor: &mut Cursor) -> Option<()> {
    if let Some(types) = cursor.next_inside(Delimiter::Parenthesis) {
        return pass_all(types, pass_type);
    }
    pass_only(cursor.next_inside(Delimiter::Bracket)?, |inside| {
        pass_type(inside)?;
        match inside.next_punct(';') {
            Some(_) => constant::pass_expression(inside),
            None => Some(()),
        }
    })
}

/// `for<'a> unsafe extern "C" fn(name: &'a A) -> B`
fn pass_function(cursor: &mut Cursor) -> Option<()> {
    pass_binder(cursor)?;
    cursor.next_word("unsafe");
    if cursor.next_word("extern").is_some() {
        pass_text(cursor);
    }
    cursor.next_word("fn")?;
    pass_parameters(cursor, |cursor| {
        pass_name_before(cursor, ':')?;
        pass_type(cursor)
    })
}

/// `name:`, `_:`, `Name =`, or nothing.
fn pass_name_before(cursor: &mut Cursor, sign: char) -> Option<()> {
    let is_right = |word: &Ident| is_name(word) || (sign == ':' && word.is("_"));
    match cursor.next_word_before(sign) {
        Some(word) => is_right(&word).then_some(()),
        None => Some(()),
    }
}

/// `"C"`, or nothing.
fn pass_text(cursor: &mut Cursor) {
    if let Some(TokenTree::Literal(abi)) = cursor.peek() {
        if abi.to_string().starts_with(['"', 'r']) {
            cursor.next();
        }
    }
}

fn has_parameters(cursor: &Cursor) -> bool {
    cursor.peek_group(Delimiter::Parenthesis).is_some()
}

/// `(A, B) -> C`
fn pass_parameters(cursor: &mut Cursor, pass: fn(&mut Cursor) -> Option<()>) -> Option<()> {
    pass_all(cursor.next_inside(Delimiter::Parenthesis)?, pass)?;
    if cursor.next_signs("->") {
        return pass_single(cursor);
    }
    Some(())
}

/// Words with `::` between them, and the arguments that a path takes at its place.
pub(super) fn pass_path(cursor: &mut Cursor, place: Place) -> Option<()> {
    if place != Place::Bound && cursor.next_punct('<').is_some() {
        pass_type(cursor)?;
        if cursor.next_word("as").is_some() {
            pass_type_path(cursor)?;
        }
        cursor.next_punct('>')?;
        // `<T as Trait>` alone is no path.
        cursor.next_path_separator().then_some(())?;
    } else {
        cursor.next_path_separator();
    }
    loop {
        let word = cursor.next_ident().filter(is_segment)?;
        let mut goes_on = cursor.next_path_separator();
        // `crate`, `self` and `super` are modules.
        if !is_name(&word) && !word.is("Self") {
            if goes_on {
                continue;
            }
            return None;
        }
        if (goes_on || place != Place::Expression) && cursor.next_punct('<').is_some() {
            pass_list(cursor, is_closing, pass_argument)?;
            cursor.next_punct('>')?;
            goes_on = cursor.next_path_separator();
        } else if place == Place::Bound && !goes_on && has_parameters(cursor) {
            return pass_parameters(cursor, pass_type);
        }
        if !goes_on {
            return Some(());
        }
    }
}

/// What stands between angle brackets: a lifetime, a type, a constant, or `Name = Type`.
fn pass_argument(cursor: &mut Cursor) -> Option<()> {
    if cursor.next_lifetime().is_some() {
        return Some(());
    }
    pass_name_before(cursor, '=')?;
    if constant::is_argument(cursor) {
        constant::pass_argument(cursor)
    } else {
        pass_type(cursor)
    }
}

pub(super) fn is_closing(cursor: &Cursor) -> bool {
    cursor.is_punct('>')
}

/// Passes over `tokens` if they are what `pass` passes over and nothing else.
pub(super) fn pass_only(tokens: TokenStream, pass: fn(&mut Cursor) -> Option<()>) -> Option<()> {
    let mut cursor = Cursor::flat(tokens);
    pass(&mut cursor)?;
    cursor.is_empty().then_some(())
}

/// Passes over `tokens` as a list.
pub(super) fn pass_all(tokens: TokenStream, pass: fn(&mut Cursor) -> Option<()>) -> Option<()> {
    pass_list(&mut Cursor::flat(tokens), Cursor::is_empty, pass)
}

/// Passes over what stands between commas up to the end; a comma may stand there too.
pub(super) fn pass_list(
    cursor: &mut Cursor,
    is_end: fn(&Cursor) -> bool,
    pass: fn(&mut Cursor) -> Option<()>,
) -> Option<()> {
    while !is_end(cursor) {
        pass(cursor)?;
        if cursor.next_punct(',').is_none() {
            return is_end(cursor).then_some(());
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::super::{is_type, is_type_path};
    use crate::pipeline::tokens::read;

    #[test]
    fn paths_are_told_from_other_types() {
        for path in [
            "Raw",
            "::a::Raw<T, { N > 1 }>",
            "Raw::<fn(A) -> B>::Of<'a>",
            "<T as Trait>::Raw",
            "<[u8; 4]>::Raw",
            "Self::Raw",
            "LockApi<parking_lot::RawMutex>",
        ] {
            assert!(is_type_path(&read(path)) && is_type(&read(path)), "{path}");
        }
        for other in ["&Raw", "[Raw]", "(Raw)", "dyn Trait", "fn()", "!", "_"] {
            assert!(
                !is_type_path(&read(other)) && is_type(&read(other)),
                "{other}"
            );
        }
    }

    #[test]
    fn arguments_of_every_sort_are_read() {
        for argument in [
            "",
            "'a",
            "'static, 'r#a, u8,",
            "Vec<Vec<u8>>",
            "&'a mut [T]",
            "&&u8",
            "*const u8, *mut dyn Send",
            "(), (A,), (A, B), ((A))",
            "[u8; 4], [u8; N + 1], [[u8; 1]; 2]",
            "fn(), fn(A, B,) -> C, unsafe extern \"C\" fn(_: A, name: ::B), extern fn()",
            "for<'a, 'b> fn(&'a A) -> &'b B",
            "dyn A, dyn 'a + A + 'static, dyn (A) + B, &(dyn A + Send)",
            "dyn Fn(A) -> B + Send, dyn for<'a> a::FnMut(&'a A), dyn Fn::<A>",
            "dyn Iterator<Item = u8>",
            "self::A, super::super::B, crate::C",
            "Item = u8, Size = 4, Other = { N }",
            "4, -4, 4.5, 'c', \"text\", true, false",
            "{ -N }, { a::N }, { (A + 1) * B as usize }",
            "{ size_of::<T>() << 2 }, { A.max(B).len as u8 }, { max(A, -1,) }",
            "{ A < 1 && B >= 2 || !C }, { <T as Of>::N }, { A -1 }, { A >-1 }",
            "_, !",
        ] {
            let path = format!("Raw<{argument}>");
            assert!(is_type_path(&read(&path)), "{path}");
        }
    }

    #[test]
    fn nonsense_in_arguments_is_no_type() {
        for argument in [
            ",",
            "A,, B",
            "A B",
            "access Option",
            "A<B C>",
            "Option Option , > :: Self <",
            "A = ",
            "fn = A",
            "_ = A",
            "A == B",
            "'a 'b",
            "A + B",
            "A(B)",
            "A<B><C>",
            "A::<B>::<C>",
            "super<A>",
            "{ crate - 1 }",
            "<A as B>",
            "&",
            "& 'a",
            "*A",
            "dyn",
            "dyn 'a",
            "dyn fn()",
            "dyn ((A))",
            "&dyn A + B",
            "dyn Fn<A>(B)",
            "fn",
            "fn() -> dyn A + B",
            "extern 1 fn()",
            "for<A> fn()",
            "for<'a> A",
            "(,)",
            "[]",
            "[A, B]",
            "[A;]",
            "[A; N N]",
            "-A, -\"text\"",
            "1 2",
            "{}",
            "{ A B }",
            "{ A < B > C }",
            "{ A == B & C != D }",
            "{ A <-1 }",
            "{ A as u8 < B }",
            "{ A. }",
            "{ A + }",
            "{ if A { B } else { C } }",
            "impl A",
            "A!()",
        ] {
            let path = format!("Raw<{argument}>");
            assert!(!is_type_path(&read(&path)), "{path}");
        }
    }

    #[test]
    fn what_is_no_path_is_told() {
        for other in [
            "",
            "Raw < T",
            "Raw::",
            "a: :Raw",
            "<T as Trait>",
            "<dyn A + B as>::C",
            "a + b",
            "a : : b",
            "a!()",
            "a<B>>",
        ] {
            assert!(!is_type_path(&read(other)), "{other}");
        }
    }
}
