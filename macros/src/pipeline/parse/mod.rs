//! First stage: tokens into an [`Item`], syntax only.
//!
//! What comes in is an item the compiler has parsed already, so only our own attributes can be
//! wrong. What they mean, and whether they may stand where they stand, is deliberately elsewhere.

mod argument;
mod attributes;
mod class;
mod generics;
mod item;
mod value;
mod verb;
mod visibility;

pub(crate) use self::argument::{Arg, Written};
pub(crate) use self::attributes::Carried;
pub(crate) use self::class::ClassPath;
pub(crate) use self::generics::{Generics, Param, ParamKind};
pub(crate) use self::item::{FieldItem, Item, Shape};
pub(crate) use self::value::{Declaration, KindValue, Named, Value};
pub(crate) use self::verb::VerbArg;
pub(crate) use self::visibility::Visibility;

use proc_macro2::TokenStream;
use syn::parse::{ParseStream, Parser};

use super::errors::Errors;
use super::place::Places;

/// Reads a struct; anything else is reported, and nothing is derived for it.
pub(crate) fn parse(input: TokenStream, errors: &mut Errors) -> Option<Item> {
    let places = Places::default();
    let mut context = Context {
        places: &places,
        errors,
    };
    let item = Parser::parse2(
        |input: ParseStream<'_>| Item::parse(input, &mut context),
        input,
    );
    match item {
        Ok(item) => item,
        Err(error) => {
            errors.push(places.at(error.span()), error.to_string());
            None
        }
    }
}

/// What every reader needs: numbers for places, and somewhere to put errors.
pub(crate) struct Context<'a> {
    pub(crate) places: &'a Places,
    pub(crate) errors: &'a mut Errors,
}
