//! The hard inputs in a crate of the edition 2021.

#![deny(warnings)]

#[macro_use]
#[path = "../../hard-inputs/src/matrix.rs"]
mod matrix;

matrix! { $ [] }

/// What every case begins with.
pub mod prelude {
    pub use interior::Shared;
}

#[path = "../../hard-inputs/src/attributes.rs"]
pub mod attributes;
#[path = "../../hard-inputs/src/fragments.rs"]
pub mod fragments;
#[path = "../../hard-inputs/src/generics.rs"]
pub mod generics;
#[path = "../../hard-inputs/src/methods.rs"]
pub mod methods;
#[path = "../../hard-inputs/src/names.rs"]
pub mod names;
#[path = "../../hard-inputs/src/places.rs"]
pub mod places;
#[path = "../../hard-inputs/src/shapes.rs"]
pub mod shapes;
#[path = "../../hard-inputs/src/types.rs"]
pub mod types;
