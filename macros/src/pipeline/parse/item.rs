//! The struct itself: name, generics, fields.

use proc_macro::{Delimiter, Ident, Punct, Spacing, Span, TokenStream, TokenTree};

use super::{Arg, Carried, Context, Generics, Visibility, attributes};
use crate::pipeline::code::Code;
use crate::pipeline::cursor::Cursor;
use crate::pipeline::keyword::Level;
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::place::Place;

/// The struct under `#[derive(Shared)]`.
pub(crate) struct Item {
    /// The arguments of all its `#[shared(..)]` attributes.
    pub(crate) args: Vec<Arg>,
    pub(crate) carried: Carried,
    pub(crate) vis: Visibility,
    pub(crate) ident: Ident,
    /// Where its name is written.
    pub(crate) place: Place,
    pub(crate) generics: Generics,
    pub(crate) shape: Shape,
    pub(crate) fields: Vec<FieldItem>,
}

/// How a struct writes its fields.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shape {
    Named,
    Tuple,
    Unit,
}

/// A field of the plain struct.
pub(crate) struct FieldItem {
    /// The arguments of all its `#[shared(..)]` attributes.
    pub(crate) args: Vec<Arg>,
    /// Where its name is written, or its type if it has none.
    pub(crate) place: Place,
    pub(crate) carried: Carried,
    pub(crate) vis: Visibility,
    pub(crate) ident: Option<Ident>,
    pub(crate) ty: Code,
}

impl Item {
    /// Reads a struct; an enum or a union is reported and gives nothing.
    pub(super) fn parse(cursor: &mut Cursor, context: &mut Context<'_>) -> Option<Self> {
        let (carried, args) = attributes::parse(cursor, Level::Struct, context);
        let vis = Visibility::parse(cursor);
        let keyword = cursor.next_ident()?;
        if !keyword.is("struct") {
            let place = context.places.at(keyword.span());
            let message = messages::not_a_struct(&keyword.to_string());
            context.errors.push(place, message);
            return None;
        }
        let ident = cursor.next_ident()?;
        let place = context.places.at(ident.span());
        let mut generics = Generics::parse_params(cursor)?;
        generics.parse_predicates(cursor);
        let (shape, body) = if let Some(body) = cursor.next_inside(Delimiter::Brace) {
            (Shape::Named, body)
        } else if let Some(body) = cursor.next_inside(Delimiter::Parenthesis) {
            (Shape::Tuple, body)
        } else {
            (Shape::Unit, TokenStream::new())
        };
        let mut fields = Vec::new();
        let mut body = Cursor::new(body);
        while !body.is_empty() {
            fields.push(FieldItem::parse(&mut body, shape, context)?);
            body.next_punct(',');
        }
        if shape != Shape::Named {
            generics.parse_predicates(cursor);
            cursor.next_punct(';')?;
        }
        Some(Self {
            args,
            carried,
            vis,
            ident,
            place,
            generics,
            shape,
            fields,
        })
    }
}

impl FieldItem {
    fn parse(cursor: &mut Cursor, shape: Shape, context: &mut Context<'_>) -> Option<Self> {
        let (carried, args) = attributes::parse(cursor, Level::Field, context);
        let vis = Visibility::parse(cursor);
        let mut ident = None;
        if shape == Shape::Named {
            // Compilers had fields without a name once: `_: struct { .. }`.
            ident = Some(cursor.next_ident().filter(|ident| !ident.is("_"))?);
            cursor.next_punct(':')?;
        }
        let ty = cursor.take_code_until(|cursor| cursor.is_punct(',') || cursor.is_punct('='));
        if ty.is_empty() {
            return None;
        }
        skip_default(cursor);
        let place = match &ident {
            Some(ident) => context.places.at(ident.span()),
            None => context.places.over(&ty, Span::call_site()),
        };
        Some(Self {
            args,
            place,
            carried,
            vis,
            ident,
            ty,
        })
    }
}

/// Signs behind which a value begins.
const PREFIXES: &str = ":=+&*!-|/%^";

/// Words behind which a value begins, and which can stand before a closure.
const WORDS: &[&str] = &["async", "break", "move", "return", "static"];

/// Passes over `= value`, with which newer compilers let a field have a default.
///
/// A comma ends it that is in no brackets, neither angle brackets nor those of a closure's parameters.
fn skip_default(cursor: &mut Cursor) {
    let Some(mut sign) = cursor.next_punct('=') else {
        return;
    };
    let (mut open, mut is_begun) = (0_usize, false);
    while open > 0 || !cursor.is_punct(',') {
        let Some(token) = cursor.next() else { return };
        let TokenTree::Punct(next) = token else {
            is_begun =
                !matches!(token, TokenTree::Ident(word) if WORDS.iter().any(|of| word.is(of)));
            sign = Punct::new('=', Spacing::Alone);
            continue;
        };
        let begins = !is_begun && PREFIXES.contains(sign.as_char());
        match next.as_char() {
            // The second half of `||`, whose first stood behind a value.
            '|' if sign.as_char() == '|' && sign.spacing() == Spacing::Joint => {}
            '|' if begins => {
                cursor.take_until(|cursor| cursor.is_punct('|'));
                cursor.next_punct('|');
                continue;
            }
            // Behind a value it compares, and behind another of its kind it shifts.
            '<' if begins => open += 1,
            // That of an arrow closes nothing.
            '>' if sign.as_char() != '-' || is_begun => open = open.saturating_sub(1),
            _ => {}
        }
        (sign, is_begun) = (next, false);
    }
}
