//! The way of an `impl` block through the attribute: `parse -> resolve -> check -> expand`.
//!
//! - [`parse`] reads syntax: the attribute's arguments, and of the block what exposing needs.
//! - [`resolve`] decides what is exposed and how, and never fails.
//! - [`check`] compares what was written with the rules and reports every breach.
//! - [`expand`] echoes the block from its original tokens and writes the exposed methods.
//!
//! So whatever is wrong, the block is still there, and what is right in it is exposed. Bodies are
//! never looked into. As in the derive, tests call it with `proc_macro2`.

mod check;
mod complete;
mod expand;
mod keyword;
mod messages;
mod outcome;
mod parse;
mod resolve;

use proc_macro::TokenStream;

use crate::pipeline::code::Code;
use crate::pipeline::errors::Errors;

/// Gives what stands in the place of the block `item` under `#[synchronized(args)]`.
pub(crate) fn run(args: TokenStream, item: TokenStream) -> TokenStream {
    let mut errors = Errors::new();
    let parsed = parse::parse(args, item, &mut errors);
    let mut output = match &parsed.block {
        Some(block) => {
            let exposure = resolve::resolve(&parsed.args, block);
            check::check(&parsed.args, block, &exposure, &mut errors);
            let mut output = Code::default();
            if !errors.is_empty() {
                output = complete::expand(&parsed.args, block);
            }
            output.extend(expand::expand(block, &exposure));
            output
        }
        None => Code::of(&parsed.original),
    };
    output.extend(errors.into_compile_errors());
    output.into_stream()
}
