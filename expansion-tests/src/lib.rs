//! The macro's pipeline without the compiler around it, for the tests beside this file.
//!
//! The sources are those of `interior-macros`, included by path: a proc-macro crate exports nothing
//! but its macros, and the compiler's tokens exist in the compiler only. Here those of `proc_macro2` are
//! in their place.

extern crate proc_macro2 as proc_macro;

#[path = "../../macros/src/field_name.rs"]
mod field_name;
#[path = "../../macros/src/pipeline/mod.rs"]
mod pipeline;
#[path = "../../macros/src/synchronized/mod.rs"]
mod synchronized;

use proc_macro2::TokenStream;

/// Gives what `#[derive(Shared)]` adds beside `item`.
#[must_use]
pub fn expand(item: TokenStream) -> TokenStream {
    pipeline::run(item, pipeline::Features { serde: true })
}

/// The same where no optional feature of the library is on.
#[must_use]
pub fn expand_without_features(item: TokenStream) -> TokenStream {
    pipeline::run(item, pipeline::Features { serde: false })
}

/// Gives what stands in the place of `item` under `#[synchronized(args)]`.
#[must_use]
pub fn synchronize(args: TokenStream, item: TokenStream) -> TokenStream {
    synchronized::run(args, item)
}
