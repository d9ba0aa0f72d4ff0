//! First stage: tokens into arguments and a [`Block`], syntax only.
//!
//! The compiler has parsed the block already, so what is not understood here is not ours: it is
//! echoed as it stands. Runs of tokens (types, bounds, expressions) are echoed, never understood.

mod argument;
mod attribute;
mod block;
mod generics;
mod method;
mod target;

pub(crate) use self::argument::{Arg, Args, Written, parse_types};
pub(crate) use self::attribute::Attribute;
pub(crate) use self::block::{Block, Member};
pub(crate) use self::generics::{Param, split_generics};
pub(crate) use self::method::{Method, Receiver};
pub(crate) use self::target::Target;

use proc_macro::TokenStream;

use crate::pipeline::errors::Errors;
use crate::pipeline::place::Places;
use crate::pipeline::tokens::flatten;
use crate::synchronized::messages;

/// What the attribute was given.
pub(crate) struct Parsed {
    pub(crate) args: Args,
    /// The block; nothing if the item is none, or one that cannot be exposed.
    pub(crate) block: Option<Block>,
    /// The item, with the attributes that are ours left out.
    pub(crate) original: TokenStream,
}

/// Reads the attribute's arguments and the item it stands on.
pub(crate) fn parse(args: TokenStream, item: TokenStream, errors: &mut Errors) -> Parsed {
    let places = Places::default();
    let mut context = Context {
        places: &places,
        errors,
    };
    let args = flatten(args);
    if let Some(outside) = argument::of_a_method(&args).filter(|_| !block::is_block(&item)) {
        let message = messages::method_outside(&outside.to_string());
        context
            .errors
            .push(context.places.at(outside.span()), message);
        return Parsed {
            args: Args::default(),
            original: item,
            block: None,
        };
    }
    Parsed {
        args: argument::parse_block_args(args, &mut context),
        original: block::without_ours(item.clone()),
        block: block::parse(item, &mut context),
    }
}

/// What every reader needs: numbers for places, and somewhere to put errors.
pub(crate) struct Context<'a> {
    pub(crate) places: &'a Places,
    pub(crate) errors: &'a mut Errors,
}
