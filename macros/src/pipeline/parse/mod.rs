//! First stage: tokens into an [`Item`], syntax only.
//!
//! What comes in is an item the compiler has parsed already, so only our own attributes can be
//! wrong. What they mean, and whether they may stand where they stand, is deliberately elsewhere.

mod argument;
mod attributes;
mod class;
mod declaration;
mod field;
mod generics;
mod item;
mod value;
mod verb;
mod visibility;

pub(crate) use self::argument::{Arg, Written, find};
pub(crate) use self::attributes::Carried;
pub(crate) use self::class::ClassPath;
pub(crate) use self::declaration::Declaration;
pub(crate) use self::field::FieldItem;
pub(crate) use self::generics::{Generics, Lifetime, Param, ParamKind};
pub(crate) use self::item::{Item, Shape};
pub(crate) use self::value::{KindValue, Named, Value};
pub(crate) use self::verb::VerbArg;
pub(crate) use self::visibility::Visibility;

use proc_macro::{Span, TokenStream, TokenTree};

use super::cursor::Cursor;
use super::errors::Errors;
use super::place::Places;

/// The error about an item without a name or with parameters that have no end, which no compiler of
/// today gives the macro.
const UNREADABLE: &str = "this struct has a form that `Shared` does not know";

/// Reads a struct; anything else is reported, and nothing is derived for it.
pub(crate) fn parse(input: TokenStream, errors: &mut Errors) -> Option<Item> {
    let places = Places::default();
    let mut context = Context {
        places: &places,
        errors,
    };
    let mut cursor = Cursor::new(input);
    let item = Item::parse(&mut cursor, &mut context);
    if item.is_none() && errors.is_empty() {
        let stop = cursor.peek().map_or_else(Span::call_site, TokenTree::span);
        errors.push(places.at(stop), UNREADABLE.into());
    }
    item
}

/// What every reader needs: numbers for places, and somewhere to put errors.
pub(crate) struct Context<'a> {
    pub(crate) places: &'a Places,
    pub(crate) errors: &'a mut Errors,
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::pipeline::tokens::read;

    #[test]
    fn a_struct_without_a_name_is_refused() {
        let mut errors = Errors::new();
        let item = parse(read("struct { a: u8 }"), &mut errors);
        assert!(item.is_none());
        assert!(
            errors
                .into_compile_errors()
                .to_string()
                .contains(UNREADABLE)
        );
    }
}
