//! The way of a struct through the macro: `parse -> resolve -> check -> expand`.
//!
//! - [`parse`] reads syntax: attributes into arguments, types into runs of raw tokens.
//! - [`resolve`] fills in defaults and never fails: what is wrong degrades to something usable.
//! - [`check`] compares what was written with the rules and reports every breach.
//! - [`expand`] writes the companion and cannot fail.
//!
//! So a struct with ten mistakes shows ten errors, and its companion still exists for the rest of
//! the file. Nothing here touches the compiler's `proc_macro`, so tests and fuzzers can call it.

mod check;
mod code;
pub(crate) mod complete;
pub(crate) mod errors;
mod expand;
mod keyword;
mod messages;
mod names;
mod parse;
mod phrase;
pub(crate) mod place;
mod resolve;
pub(crate) mod self_type;
pub(crate) mod similar;
pub(crate) mod tokens;
mod verb;

use proc_macro2::TokenStream;

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
    let mut output = TokenStream::new();
    if let Some(item) = parse::parse(input, &mut errors) {
        let plain = resolve::resolve(&item, features);
        check::check(&item, &plain, &mut errors);
        if !errors.is_empty() {
            output = complete::expand(&item);
        }
        output.extend(expand::expand(&plain).into_stream());
    }
    output.extend(errors.into_compile_errors());
    output
}
