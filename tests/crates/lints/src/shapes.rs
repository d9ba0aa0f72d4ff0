//! Tuple and unit structs.

use interior::Shared;

/// A pair.
#[derive(Shared, Clone, Debug, Default)]
#[shared(derive(Clone, Debug, Default))]
pub struct Pair(
    /// The first.
    #[shared(mutex)]
    pub u8,
    /// The second.
    #[shared(cell, name = second)]
    pub u8,
    /// The third.
    pub u8,
);

/// Nothing.
#[derive(Shared, Clone, Copy, Debug, Default)]
#[shared(derive(Clone, Debug, Default))]
pub struct Marker;
