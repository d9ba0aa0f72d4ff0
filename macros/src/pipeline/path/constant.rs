//! Constants that types hold: array lengths and const arguments.
//!
//! Source: The Rust Reference, "Const generics" and "Expressions". Read are literals, paths, calls of
//! functions and methods, casts to a named type, and operators between them. Whatever else computes a
//! constant can stand in a `const` and be named here.

use proc_macro::{Delimiter, TokenTree};

use super::super::cursor::Cursor;
use super::is_name;
use super::types::{Place, pass_all, pass_only, pass_path};

/// The operators by how far a comparison reaches, the longer ones first.
const OPERATORS: &[(Operator, &[&str])] = &[
    (Operator::Comparison, &["==", "!=", "<=", ">="]),
    (Operator::Logic, &["&&", "||"]),
    (Operator::Arithmetic, &["<<", ">>"]),
    (Operator::Comparison, &["<", ">"]),
    (
        Operator::Arithmetic,
        &["+", "-", "*", "/", "%", "&", "|", "^"],
    ),
];

#[derive(Clone, Copy)]
enum Operator {
    /// One at most stands between operators of logic.
    Comparison,
    Logic,
    Arithmetic,
}

/// Tells whether a const argument is next that is no path: a literal, or an expression in braces.
pub(super) fn is_argument(cursor: &Cursor) -> bool {
    cursor.is_braces() || cursor.is_punct('-') || is_literal(cursor)
}

/// `4`, `-4`, `true`, `{ N + 1 }`
pub(super) fn pass_argument(cursor: &mut Cursor) -> Option<()> {
    if let Some(inside) = cursor.next_inside(Delimiter::Brace) {
        return pass_only(inside, pass_expression);
    }
    if cursor.next_punct('-').is_some() && !is_number(cursor.peek()) {
        return None;
    }
    pass_literal(cursor)
}

/// Operands with operators between them.
pub(super) fn pass_expression(cursor: &mut Cursor) -> Option<()> {
    pass_operand(cursor)?;
    let mut is_compared = false;
    while let Some(operator) = next_operator(cursor) {
        pass_operand(cursor)?;
        is_compared = match operator {
            // `a < b < c` is none, and neither is `a == b > c`.
            Operator::Comparison if is_compared => return None,
            Operator::Comparison => true,
            Operator::Logic => false,
            Operator::Arithmetic => is_compared,
        };
    }
    Some(())
}

/// `-1`, `!path::to::N`, `size_of::<T>()`, `(N + 1) as usize`, `N.pow(2)`
fn pass_operand(cursor: &mut Cursor) -> Option<()> {
    while cursor.next_punct('-').is_some() || cursor.next_punct('!').is_some() {}
    if let Some(inside) = cursor.next_inside(Delimiter::Parenthesis) {
        pass_only(inside, pass_expression)?;
    } else if is_literal(cursor) {
        pass_literal(cursor)?;
    } else {
        pass_path(cursor, Place::Expression)?;
        pass_call(cursor)?;
    }
    while cursor.next_punct('.').is_some() {
        cursor.next_ident().filter(is_name)?;
        pass_call(cursor)?;
    }
    while cursor.next_word("as").is_some() {
        cursor.next_ident().filter(is_name)?;
        // Behind a type, `<` begins its arguments.
        if cursor.is_punct('<') {
            return None;
        }
    }
    Some(())
}

/// The arguments of a call, or nothing.
fn pass_call(cursor: &mut Cursor) -> Option<()> {
    match cursor.next_inside(Delimiter::Parenthesis) {
        Some(arguments) => pass_all(arguments, pass_expression),
        None => Some(()),
    }
}

/// Reads an operator, if one is next.
fn next_operator(cursor: &mut Cursor) -> Option<Operator> {
    // To the compiler that is one sign.
    if cursor.is_signs("<-") {
        return None;
    }
    let (operator, _) = OPERATORS
        .iter()
        .find(|(_, all)| all.iter().any(|signs| cursor.next_signs(signs)))?;
    Some(*operator)
}

fn pass_literal(cursor: &mut Cursor) -> Option<()> {
    is_literal(cursor).then(|| cursor.next()).map(drop)
}

fn is_literal(cursor: &Cursor) -> bool {
    let is_truth = cursor.is_ident("true") || cursor.is_ident("false");
    is_truth || matches!(cursor.peek(), Some(TokenTree::Literal(_)))
}

fn is_number(token: Option<&TokenTree>) -> bool {
    matches!(token, Some(TokenTree::Literal(literal))
        if literal.to_string().starts_with(|c: char| c.is_ascii_digit()))
}
