//! Condition variables of fields and groups.

use interior::Shared;

/// A queue that can be waited for.
#[derive(Shared, Clone, Debug, Default)]
#[shared(
    sync,
    derive(Clone, Debug, Default),
    group(queue, mutex(condvar = filled), derive(Clone, Debug))
)]
pub struct Queue {
    /// What is to be done.
    #[shared(group = queue)]
    pub jobs: Vec<u8>,
    /// How far it is.
    #[shared(mutex(condvar = advanced))]
    pub progress: u8,
    /// Seen, but not held.
    #[shared(mutex(condvar = private), access(get))]
    narrowed: u8,
}

/// A pair, one of which can be waited for.
#[derive(Shared, Debug)]
#[shared(derive(Debug))]
pub struct Pair(
    /// The first.
    #[shared(mutex(condvar = changed))]
    pub u8,
    /// The second.
    pub u8,
);

/// Uses what nobody outside can see.
#[must_use]
#[inline]
pub fn used(queue: Queue) -> bool {
    let shared = SharedQueue::from(queue);
    shared.private.notify_one() && shared.narrowed() == 0
}
