//! Companions that are one lock.

use interior::Shared;

/// A pool.
#[derive(Shared, Clone, Debug, Default)]
#[shared(sync, whole = mutex(condvar = changed), derive(Clone, Debug, Default))]
pub struct Pool {
    /// What is idle.
    pub idle: Vec<u8>,
    /// How many there are.
    total: usize,
}

/// A table.
#[derive(Shared, Debug)]
#[shared(whole = rwlock, derive(Debug))]
pub struct Table<T>(
    /// Its rows.
    pub Vec<T>,
);

/// A tree.
#[derive(Shared, Debug)]
#[shared(whole = refcell)]
pub struct Tree<'a> {
    /// Its name.
    pub name: &'a str,
}

/// A narrowed pool.
#[derive(Shared, Clone, Debug)]
#[shared(name = Narrow, whole = mutex, access(with, with_mut, get_cloned, set))]
pub struct NarrowData {
    /// What is idle.
    pub idle: Vec<u8>,
}

/// Uses what nobody outside can see.
#[must_use]
#[inline]
pub fn used(pool: Pool) -> usize {
    SharedPool::from(pool).lock().total
}
