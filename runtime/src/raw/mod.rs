//! The seam between the typed locks and the state machines below them.
//!
//! [`Mutex`](crate::Mutex) and [`RwLock`](crate::RwLock) own the value, the guards and the verbs; a
//! raw lock owns nothing but its state. Whoever implements [`RawMutex`] or [`RawRwLock`] can stand
//! under the typed locks; [`DefaultMutex`] and [`DefaultRwLock`] do so where nothing else is named.
//!
//! An acquisition hands out a *state*: what has to be remembered until the lock is released, such as
//! the slot a reader announced itself in. Locks that remember nothing use `()`.
//!
//! Every impl here is kept out of recommendations: which there are depends on features, and what the
//! compiler says about a type that is no raw lock must not.

use core::time::Duration;

#[cfg(not(feature = "std"))]
mod absent;
#[cfg(feature = "std")]
mod condvar;
mod init;
#[cfg(feature = "lock_api")]
mod lock_api;
#[cfg(feature = "lock_api")]
mod lock_api_timed;
#[cfg(feature = "std")]
mod lot;
#[cfg(any(interior_loom, interior_shuttle))]
#[doc(hidden)]
pub mod model;
#[cfg(feature = "std")]
mod mutex;
#[cfg(feature = "std")]
mod rwlock;

#[cfg(not(feature = "std"))]
pub use absent::{DefaultMutex, DefaultRwLock};
#[cfg(feature = "std")]
pub(crate) use condvar::RawCondvar;
pub(crate) use init::{const_fn, unlocked};
#[cfg(feature = "lock_api")]
pub use lock_api::{LockApi, LockApi04};
#[cfg(feature = "lock_api")]
pub use lock_api_timed::{LockApi04Timed, LockApiTimed};
#[cfg(feature = "std")]
pub use mutex::DefaultMutex;
#[cfg(feature = "std")]
pub use rwlock::DefaultRwLock;

/// A mutual exclusion lock without a value.
///
/// [`lock_all`](crate::lock_all) tells locks apart by their addresses, so two locks must not exclude each
/// other: a zero-sized type whose state is a `static` is one lock in many places.
///
/// # Safety
///
/// - Between a successful acquisition and its [`unlock`](Self::unlock), no other acquisition of the
///   same lock succeeds.
/// - Everything that happened before an `unlock` is visible after the acquisition that follows it
///   (the release is a Release operation, the acquisition an Acquire operation on the same memory).
/// - Whoever owns the lock exclusively may move or drop it, even while it is held: a guard that was
///   forgotten leaves such a lock behind.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a raw mutex",
    label = "expected a type that implements `raw::RawMutex`, such as `raw::DefaultMutex`",
    note = "one written for `lock_api` goes into `raw::LockApi<..>`, or for `lock_api` 0.4 into `raw::LockApi04<..>`"
)]
pub unsafe trait RawMutex {
    /// The unlocked state.
    #[cfg(not(interior_loom))]
    const INIT: Self;

    /// Makes the unlocked state; the model checker's atomics have no constant constructor.
    #[cfg(interior_loom)]
    fn init() -> Self;

    /// What an acquisition remembers until it is released.
    type State;

    /// Acquires the lock, waiting as long as it takes.
    fn lock(&self) -> Self::State;

    /// Acquires the lock if that needs no waiting.
    fn try_lock(&self) -> Option<Self::State>;

    /// Acquires the lock unless that takes longer than `patience`.
    ///
    /// The provided form asks again and again with growing pauses; a lock that can park its waiters
    /// with a time limit does better.
    fn try_lock_within(&self, patience: Duration) -> Option<Self::State> {
        crate::sync::poll_within(patience, || self.try_lock())
    }

    /// Releases the lock.
    ///
    /// # Safety
    ///
    /// `state` comes from an acquisition of this very lock that has not been released yet.
    unsafe fn unlock(&self, state: Self::State);

    /// Tells whether somebody holds the lock at this moment.
    fn is_locked(&self) -> bool;
}

/// A lock without a value that many readers or one writer can hold.
///
/// As with [`RawMutex`], two locks must not exclude each other.
///
/// # Safety
///
/// - Between a successful write acquisition and its release no other acquisition of the same lock
///   succeeds; between a successful read acquisition and its release no write acquisition does.
/// - Everything that happened before a release is visible after each later acquisition that the
///   released one excluded.
/// - Whoever owns the lock exclusively may move or drop it, even while it is held: a guard that was
///   forgotten leaves such a lock behind.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a raw reader-writer lock",
    label = "expected a type that implements `raw::RawRwLock`, such as `raw::DefaultRwLock`",
    note = "one written for `lock_api` goes into `raw::LockApi<..>`, or for `lock_api` 0.4 into `raw::LockApi04<..>`"
)]
pub unsafe trait RawRwLock {
    /// The unlocked state.
    #[cfg(not(interior_loom))]
    const INIT: Self;

    /// Makes the unlocked state; the model checker's atomics have no constant constructor.
    #[cfg(interior_loom)]
    fn init() -> Self;

    /// What a read acquisition remembers until it is released.
    type ReadState;

    /// What a write acquisition remembers until it is released.
    type WriteState;

    /// Acquires the lock for reading, waiting as long as it takes.
    fn read(&self) -> Self::ReadState;

    /// Acquires the lock for reading if that needs no waiting.
    fn try_read(&self) -> Option<Self::ReadState>;

    /// Acquires the lock for reading unless that takes longer than `patience`.
    fn try_read_within(&self, patience: Duration) -> Option<Self::ReadState> {
        crate::sync::poll_within(patience, || self.try_read())
    }

    /// Releases a read acquisition.
    ///
    /// # Safety
    ///
    /// `state` comes from a read acquisition of this very lock that has not been released yet.
    unsafe fn unlock_read(&self, state: Self::ReadState);

    /// Acquires the lock for writing, waiting as long as it takes.
    fn write(&self) -> Self::WriteState;

    /// Acquires the lock for writing if that needs no waiting.
    fn try_write(&self) -> Option<Self::WriteState>;

    /// Acquires the lock for writing unless that takes longer than `patience`.
    fn try_write_within(&self, patience: Duration) -> Option<Self::WriteState> {
        crate::sync::poll_within(patience, || self.try_write())
    }

    /// Releases a write acquisition.
    ///
    /// # Safety
    ///
    /// `state` comes from a write acquisition of this very lock that has not been released yet.
    unsafe fn unlock_write(&self, state: Self::WriteState);

    /// Tells whether somebody holds the lock at this moment, for reading or for writing.
    fn is_locked(&self) -> bool;

    /// Tells whether somebody holds the lock for writing at this moment.
    fn is_locked_for_writing(&self) -> bool;
}

/// A [`RawRwLock`] whose writer can become a reader without letting another writer in between.
///
/// # Safety
///
/// Between the write acquisition and the release of the read state that [`downgrade`](Self::downgrade)
/// gives, no write acquisition succeeds.
pub unsafe trait RawRwLockDowngrade: RawRwLock {
    /// Turns a write acquisition into a read acquisition, letting other readers in.
    ///
    /// # Safety
    ///
    /// `state` comes from a write acquisition of this very lock that has not been released yet; it
    /// counts as released by this call.
    unsafe fn downgrade(&self, state: Self::WriteState) -> Self::ReadState;
}
