//! The order in which locks are taken, and whether it can end in a deadlock.

// The one place that decides whether the check is compiled in: in debug builds, and in all others by
// the feature. It needs thread-locals, 64-bit atomics and a terminal to write to. Model checkers run
// all threads on one, and find the deadlocks by themselves.
#[cfg(all(
    feature = "std",
    any(debug_assertions, feature = "order"),
    target_has_atomic = "64",
    not(any(interior_loom, interior_shuttle))
))]
mod check;
#[cfg(not(all(
    feature = "std",
    any(debug_assertions, feature = "order"),
    target_has_atomic = "64",
    not(any(interior_loom, interior_shuttle))
)))]
#[path = "unchecked.rs"]
mod check;

pub(crate) use check::{Identity, Label};

/// Whom an acquisition keeps out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Access {
    /// Writers: others may read.
    Shared,
    /// Everybody.
    Exclusive,
}
