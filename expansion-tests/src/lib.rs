//! The macro's pipeline without the compiler around it, for the tests beside this file.
//!
//! The sources are those of `interior-macros`, included by path: a proc-macro crate exports nothing
//! but its macros, and must not be built with the features that the printer of these tests needs.

#[path = "../../macros/src/pipeline/mod.rs"]
mod pipeline;

use proc_macro2::TokenStream;

/// Gives what `#[derive(Shared)]` adds beside `item`.
#[must_use]
pub fn expand(item: TokenStream) -> TokenStream {
    pipeline::run(item)
}
