//! The way of a struct through the macro: `parse -> resolve -> check -> expand`.
//!
//! - [`parse`] reads syntax: attributes into arguments, types into runs of raw tokens.
//! - [`resolve`] fills in defaults and never fails: what is wrong degrades to something usable.
//! - [`check`] compares what was written with the rules and reports every breach.
//! - [`expand`] writes the companion and cannot fail.
//!
//! So a struct with ten mistakes shows ten errors, and its companion still exists for the rest of
//! the file. No token is asked what only the compiler knows, so tests and fuzzers call all this with
//! `proc_macro2` in the place of `proc_macro`.

mod check;
pub(crate) mod code;
pub(crate) mod complete;
pub(crate) mod cursor;
pub(crate) mod errors;
mod expand;
mod keyword;
mod messages;
pub(crate) mod names;
mod parse;
pub(crate) mod path;
mod phrase;
pub(crate) mod place;
mod resolve;
mod seen;
pub(crate) mod self_type;
pub(crate) mod similar;
pub(crate) mod tokens;
mod verb;

use proc_macro::TokenStream;

use self::code::Code;
use self::errors::Errors;

/// What the macro was built to write; generated code asks for no features itself.
#[derive(Clone, Copy)]
pub(crate) struct Features {
    /// Whether the runtime has `serde`.
    pub(crate) serde: bool,
}

/// Gives what `#[derive(Shared)]` adds beside the item `input`.
pub(crate) fn run(input: TokenStream, features: Features) -> TokenStream {
    let mut errors = Errors::new();
    let mut output = Code::default();
    if let Some(item) = parse::parse(input, &mut errors) {
        let plain = resolve::resolve(&item, features);
        check::check(&item, &plain, &mut errors);
        if !errors.is_empty() {
            output = complete::expand(&item);
        }
        output.extend(expand::expand(&plain));
    }
    output.extend(errors.into_compile_errors());
    output.into_stream()
}
