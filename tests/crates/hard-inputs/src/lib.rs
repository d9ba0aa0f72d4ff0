//! Legal structs that derive macros stumble over, each under every kind that fits.
//!
//! There is little to run: what the derive makes of a case has to compile, without a warning of any
//! lint. The same files are compiled again as parts of other crates: in older editions, without a
//! prelude, with the library under another name.
//!
//! The cases come from the language's reference, and from what users of other derives report to
//! their trackers; whoever finds another one adds it to a file and a row to the table.
//!
#![doc = include_str!("../TABLE.md")]
#![deny(warnings, clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(
    missing_docs,
    unreachable_pub,
    unnameable_types,
    unused_results,
    unused_lifetimes,
    let_underscore_drop,
    elided_lifetimes_in_paths
)]
#![forbid(unsafe_code)]

#[macro_use]
mod matrix;

matrix! { $ [] }

/// What every case begins with.
pub mod prelude {
    pub use interior::Shared;
}

pub mod attributes;
pub mod fragments;
pub mod generics;
pub mod methods;
pub mod names;
pub mod places;
pub mod shapes;
pub mod types;
