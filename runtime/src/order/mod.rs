//! The order in which locks are taken, and whether it can end in a deadlock.
//!
//! Two threads that take the same two locks in opposite orders wait for each other for ever, if they
//! meet at the wrong moment; most of the time they do not, so tests pass. The check sees the orders
//! and not the moments: it reports two orders that do not go together the first time both have been
//! seen, by any threads, at any time, with the fields' names and every place in the source.
//!
//! # What is found
//!
//! - **Certain**: a thread asks for a lock that it holds already. It panics with both places, instead
//!   of waiting for itself for ever.
//! - **Possible**: fields are locked in orders that form a circle; two locks of one field are locked
//!   in both orders; a thread reads what it reads already. It is reported once, on stderr, and
//!   nothing else changes.
//!
//! Locks are told apart by their *class*: the field of the struct, as in `Account::ledger`, or the
//! name given by [`Mutex::named`](crate::Mutex::named). Two locks of one class, and locks without a
//! name, are told apart one by one and reported only if they were seen in both orders.
//!
//! # Where it is on
//!
//! In builds with debug assertions, and with the feature `order` in all builds; it needs `std`. In all
//! other builds a lock is the same size and the same instructions as one that never heard of it, and
//! everything in this module does nothing.
//!
//! | environment | certain | possible |
//! |---|---|---|
//! | (nothing) | panics | told once |
//! | `INTERIOR_ORDER=panic` | panics | panics, once |
//! | `INTERIOR_ORDER=warn` | told, then hangs | told once |
//! | `INTERIOR_ORDER=off` | - | - |
//!
//! `INTERIOR_ORDER_BACKTRACE=1` adds a backtrace to every order. The environment is read once, when
//! the first lock is used. [`set_hook`] gives reports to a function of yours instead of stderr.
//!
//! # What it does not see
//!
//! - A guard that is forgotten (`mem::forget`) counts as held by its thread, which is what it is.
//! - More than 64 locks held by one thread at once, and more than 1023 classes: what is beyond is
//!   looked at as locks without a name, or not at all.
//! - Reads count like writes, because a fair lock makes readers wait behind a waiting writer.
//! - What a thread holds is remembered by the thread: coroutines that move to another thread with a guard
//!   in hand need `INTERIOR_ORDER=off`.
//! - A wait for anything but a lock, such as a channel, a join or a condition that is never met.

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

#[cfg(feature = "std")]
mod hook;
#[cfg(feature = "std")]
mod report;
#[cfg(feature = "std")]
mod words;

#[cfg(feature = "std")]
pub use hook::{Hook, set_hook, take_hook};
#[cfg(feature = "std")]
pub use report::{Kind, Place, Report, Step};

#[cfg(feature = "std")]
pub(crate) use check::Renewal;
pub(crate) use check::{Identity, Label};

/// Whether this build has the check.
pub const ENABLED: bool = check::ENABLED;

/// A mode in which a lock is acquired.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Access {
    /// A mutex, exclusively.
    Lock,
    /// A readers-writer lock, beside other readers.
    Read,
    /// A readers-writer lock, exclusively.
    Write,
}

impl Access {
    /// Whether everybody else is kept out.
    #[must_use]
    pub const fn is_exclusive(self) -> bool {
        !matches!(self, Self::Read)
    }
}

/// Takes locks beside others of the same class on purpose: a child's while holding its parent's.
///
/// Two locks of one class are reported if they are seen in both orders. In a tree that turns
/// (rotations, a child that becomes the parent) both orders occur, and something else keeps threads
/// from meeting, such as always coming from the root. Say so for the lock further down.
///
/// Nothing changes for the order of different classes, and a lock that the thread holds already is
/// found as always.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Mutex, order};
///
/// struct Node { below: Vec<Mutex<Node>> }
///
/// let root = Mutex::named("Node", Node { below: vec![Mutex::named("Node", Node { below: vec![] })] });
/// let parent = root.lock();
/// let child = order::nested(|| parent.below[0].lock());
/// assert!(child.below.is_empty());
/// ```
pub fn nested<U>(f: impl FnOnce() -> U) -> U {
    check::nested(f)
}

/// Takes locks in an order that is not looked at, because threads cannot meet there.
///
/// For what the check cannot know, such as a phase that ends before the next one begins: the orders
/// seen in it are not remembered, and not compared with others, and reading again what the thread
/// reads is not told. A thread that would wait for itself is found as always.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Mutex, order};
///
/// let (stock, prices) = (Mutex::named("stock", 3), Mutex::named("prices", 5));
/// // Setting up, before there is a second thread, goes the other way round.
/// order::exempt(|| {
///     let mut prices = prices.lock();
///     *prices += stock.get();
/// });
/// ```
pub fn exempt<U>(f: impl FnOnce() -> U) -> U {
    check::exempt(f)
}
