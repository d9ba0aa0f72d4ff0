//! The attribute's reference page; it sits here so that its examples can use the whole library.

/// TODO
pub use interior_macros::synchronized;
