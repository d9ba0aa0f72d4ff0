//! Companions that are made in constants.

use interior::Shared;

/// A table of many fields.
#[derive(Shared, Debug)]
#[shared(
    sync,
    new,
    no_into_inner,
    derive(Debug),
    group(pair, rwlock, derive(Debug))
)]
pub struct Table {
    /// A mutex.
    #[shared(mutex(condvar = changed))]
    pub a: u8,
    /// An atomic.
    #[shared(atomic)]
    pub b: u8,
    /// An rwlock.
    #[shared(rwlock)]
    pub c: Vec<u8>,
    /// A plain field.
    pub d: u8,
    /// Another.
    pub e: u8,
    /// And another.
    pub f: u8,
    /// Half of a pair.
    #[shared(group = pair)]
    pub g: u8,
    /// The other half.
    #[shared(group = pair)]
    pub h: u8,
}

/// A pair.
#[derive(Shared, Debug)]
#[shared(new)]
pub struct Pair<T>(
    /// The first.
    #[shared(mutex)]
    pub T,
    /// The second.
    pub u8,
);

/// A static.
pub static TABLE: SharedTable = SharedTable::new(1, 2, Vec::new(), 4, 5, 6, 7, 8);
