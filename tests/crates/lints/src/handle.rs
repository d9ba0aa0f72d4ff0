//! Handles, strong and weak, shown and narrowed.

use interior::Shared;

/// A pool's data.
#[derive(Shared, Debug)]
#[shared(
    sync,
    derive(Debug),
    /// The pool.
    handle(Pool, weak(WeakPool)),
    group(state, mutex)
)]
pub struct PoolData {
    /// What is idle.
    #[shared(group = state)]
    pub idle: Vec<u8>,
    /// How many.
    #[shared(atomic)]
    pub total: u64,
}

/// A node's data, for one thread.
#[derive(Shared, Debug)]
#[shared(derive(Debug), handle(Node, rc, weak(WeakNode)))]
pub struct NodeData<'a, T> {
    /// Its values.
    #[shared(refcell)]
    pub values: Vec<&'a T>,
}

/// Data whose companion nobody sees.
#[derive(Shared, Debug)]
#[shared(vis = pub(crate), derive(Debug), handle(Hidden, weak(WeakHidden, vis = pub(crate))))]
pub struct HiddenData {
    /// What is idle.
    #[shared(mutex(condvar = changed))]
    pub idle: Vec<u8>,
    /// How often.
    #[shared(cell, access(get, set))]
    pub hits: u8,
}

/// Uses what nobody outside can see.
#[must_use]
#[inline]
pub fn used(hidden: &Hidden) -> bool {
    let weak: WeakHidden = Hidden::downgrade(hidden);
    weak.upgrade().is_some()
}
