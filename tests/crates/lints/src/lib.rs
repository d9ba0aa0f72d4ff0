//! Every form of generated code under every lint a strict crate turns on.
//!
//! There is nothing to run: a warning anywhere in what the derive writes fails the build. What is
//! public here is documented by us; what is generated has to bring its own documentation.

#![deny(warnings, clippy::all, clippy::pedantic, clippy::nursery)]
#![deny(
    missing_docs,
    missing_debug_implementations,
    unreachable_pub,
    unnameable_types,
    unused_qualifications,
    unused_results,
    unused_lifetimes,
    single_use_lifetimes,
    trivial_casts,
    trivial_numeric_casts,
    let_underscore_drop,
    non_ascii_idents,
    elided_lifetimes_in_paths,
    explicit_outlives_requirements,
    redundant_lifetimes,
    variant_size_differences,
    clippy::allow_attributes_without_reason,
    clippy::missing_docs_in_private_items,
    clippy::missing_inline_in_public_items,
    clippy::missing_trait_methods,
    clippy::pattern_type_mismatch,
    clippy::shadow_unrelated,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic
)]
#![forbid(unsafe_code)]

pub mod access;
pub mod arc;
pub mod atomic;
pub mod condvar;
pub mod exposed;
pub mod generic;
pub mod grouped;
pub mod handle;
pub mod kinds;
pub mod ordered;
#[cfg(feature = "serde")]
pub mod saved;
pub mod shapes;
pub mod statics;
pub mod whole;
