//! Structs that are changed through `&self`.
#![no_std]

pub use interior_runtime::raw;
