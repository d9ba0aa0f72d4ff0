//! The struct itself: name, generics, shape.

use proc_macro::{Delimiter, Ident, TokenStream};

use super::{Arg, Carried, Context, FieldItem, Generics, Visibility, attributes};
use crate::pipeline::cursor::Cursor;
use crate::pipeline::keyword::Level;
use crate::pipeline::messages;
use crate::pipeline::names::Spelling;
use crate::pipeline::path::as_name;
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

impl Item {
    /// Reads a struct; an enum or a union is reported and gives nothing.
    pub(super) fn parse(cursor: &mut Cursor, context: &mut Context<'_>) -> Option<Self> {
        let (carried, args) = attributes::parse(cursor, Level::Struct, context);
        let vis = Visibility::parse(cursor);
        // Parentheses behind `pub` that restrict nothing.
        cursor.next_inside(Delimiter::Parenthesis);
        let keyword = cursor.next_ident()?;
        if !keyword.is("struct") {
            let place = context.places.at(keyword.span());
            let message = messages::not_a_struct(&keyword.to_string());
            context.errors.push(place, message);
            return None;
        }
        let ident = as_name(cursor.next_ident()?)?;
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
        let fields = FieldItem::parse_all(&mut Cursor::new(body), shape, context);
        if shape != Shape::Named {
            generics.parse_predicates(cursor);
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
