//! The derive macro of the [`interior`](https://docs.rs/interior) crate.
//!
//! Use it through `interior`, whose documentation has the grammar, the examples and the reasons.
//! What comes in is a plain struct, what goes out is its companion: the same fields, each wrapped in
//! the cell or lock its attribute names. The cells and locks are deliberately elsewhere.

mod pipeline;

/// Derives the companion of a plain struct: the same fields, changed through `&self`.
///
/// See the `interior` crate for the grammar of the `shared` attribute and for examples.
#[proc_macro_derive(Shared, attributes(shared))]
pub fn shared(input: proc_macro::TokenStream) -> proc_macro::TokenStream {
    pipeline::run(input.into()).into()
}
