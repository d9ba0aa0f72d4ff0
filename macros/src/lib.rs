//! The macros of the [`interior`](https://docs.rs/interior) crate.
//!
//! Use it through `interior`, whose documentation has the grammar, the examples and the reasons.
//! What comes in is a plain struct, what goes out is its companion: the same fields, each wrapped in
//! the cell or lock its attribute names; or an `impl` block, and what goes out is that block and its
//! methods on the type that holds the payload behind a lock. The cells and locks are deliberately elsewhere.

mod field_name;
mod pipeline;
mod synchronized;

use proc_macro::TokenStream;

/// Derives the companion of a plain struct: the same fields, changed through `&self`.
///
/// See the `interior` crate for the grammar of the `shared` attribute and for examples.
#[proc_macro_derive(Shared, attributes(shared))]
pub fn shared(input: TokenStream) -> TokenStream {
    let features = pipeline::Features {
        serde: cfg!(feature = "serde"),
    };
    pipeline::run(input, features)
}

/// Exposes the methods of an `impl` block on a type that holds the payload behind a lock.
///
/// See the `interior` crate for the grammar and for examples.
#[proc_macro_attribute]
pub fn synchronized(args: TokenStream, item: TokenStream) -> TokenStream {
    synchronized::run(args, item)
}
