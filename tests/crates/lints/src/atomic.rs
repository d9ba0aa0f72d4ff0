//! Atomic fields.

use interior::{AtomicValue, Shared};

/// Counters of several types.
#[derive(Shared, Clone, Debug, Default)]
#[shared(sync, derive(Clone, Debug, Default))]
pub struct Counters {
    /// How often.
    #[shared(atomic)]
    pub views: u64,
    /// How much.
    #[shared(atomic, access(get, set, add, sub, update, replace, take))]
    pub seconds: f64,
    /// Whether at all.
    #[shared(atomic, name = is_open)]
    pub open: bool,
}

/// A cell that counts.
#[derive(Shared, Debug)]
pub struct Local<T> {
    /// How often.
    #[shared(cell, access(add, sub))]
    pub views: T,
}

/// A counter of any width.
#[derive(Shared, Debug)]
pub struct Counter<T: AtomicValue> {
    /// How often.
    #[shared(atomic, access(get, add))]
    pub views: T,
}
