//! Waiting for a notification, without a value and without a lock of its own.
//!
//! What comes in is a way to release the lock that the waiting thread holds; sleeping is [`lot`]'s
//! affair, acquiring the lock again and looking at the value the typed condition variable's.
//!
//! # State
//!
//! One byte: `WAITERS`, or nothing.
//!
//! # Protocol
//!
//! - Wait: with the bucket locked, set `WAITERS` and join the queue; then release the lock, stay awake
//!   for a short while, unless `WAITERS` is cleared before, and sleep.
//! - Notify, fast: if `WAITERS` is not set, nobody waits.
//! - Notify, slow, with the bucket locked: take the first, or all, out of the queue, clear `WAITERS` if
//!   it is empty now, wake those taken out.
//! - Giving up, with the bucket locked: leave the queue, clear `WAITERS` if it is empty now. A thread
//!   that was taken out of the queue has been notified, however late it is.
//!
//! # Orderings
//!
//! All are Relaxed. A notification is about a change that was made with the waiter's lock held. If the
//! notifier held it before the waiter did, the waiter saw the change and did not wait for it. If after,
//! then the waiter's release of that lock, which comes after it set `WAITERS`, meets the notifier's
//! acquisition, so the notifier reads that value or a later one, and a later one without `WAITERS`
//! means that the waiter has left the queue. The lock also carries the data; several locks do as well
//! as one, since each waiter needs its own alone.
//!
//! # Invariants
//!
//! - I1: `WAITERS` is set if and only if the queue is not empty; both change together, with the bucket
//!   locked.
//! - I2: A thread that waits is in the queue before it releases its lock.
//! - I3: A notification touches this memory for the last time before it gives up the bucket, and so
//!   before a thread that it woke can return and free it.
//!
//! The models are in `tests/models/condvars.rs`.

use super::lot::{self, Call, Waiters};
use crate::raw::const_fn;
use crate::sync::{AtomicU8, Deadline, Ordering, Spin};

/// Somebody waits.
const WAITERS: u8 = 1;

/// A queue of threads that wait to be notified: one byte.
#[derive(Debug)]
pub(crate) struct RawCondvar {
    state: AtomicU8,
}

impl RawCondvar {
    const_fn! {
        pub(crate) fn new() -> Self {
            Self {
                state: AtomicU8::new(0),
            }
        }
    }

    /// What the lot knows this queue by.
    fn key(&self) -> usize {
        core::ptr::from_ref(&self.state).addr()
    }

    /// Joins the queue, calls `release` and waits until a notification or `deadline`; tells whether it
    /// was notified.
    ///
    /// The process ends if `release` panics.
    #[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
    pub(crate) fn wait(&self, deadline: Option<&Deadline>, release: impl FnOnce()) -> bool {
        lot::park_and_release(
            self.key(),
            deadline,
            || {
                // Relaxed: see Orderings. In the queue before the bucket is given up (I1).
                self.state.swap(WAITERS, Ordering::Relaxed);
            },
            || {
                release();
                self.linger();
            },
            |left| self.forget_waiters(left),
        )
    }

    /// Stays awake for a short while, as long as somebody waits: an answer may come at once.
    fn linger(&self) {
        let mut spin = Spin::new();
        while spin.once() && self.has_waiters() {}
    }

    /// Wakes the one that has waited longest; tells whether there was one.
    #[inline]
    pub(crate) fn notify_one(&self) -> bool {
        self.has_waiters() && self.wake(1) == 1
    }

    /// Wakes all that wait now, and counts them.
    #[inline]
    pub(crate) fn notify_all(&self) -> usize {
        if self.has_waiters() {
            self.wake(usize::MAX)
        } else {
            0
        }
    }

    /// Tells whether somebody waits at this moment.
    #[inline]
    pub(crate) fn has_waiters(&self) -> bool {
        // Relaxed: see Orderings.
        self.state.load(Ordering::Relaxed) == WAITERS
    }

    /// Wakes the first `most` of the queue, and counts them.
    #[cold]
    fn wake(&self, most: usize) -> usize {
        let mut woken = 0;
        lot::unpark(self.key(), |waiters| {
            while woken < most && !waiters.is_empty() {
                waiters.take_first(Call::Follow);
                woken += 1;
            }
            self.forget_waiters(waiters);
        });
        woken
    }

    /// Clears `WAITERS` if nobody is left in the queue, with the bucket locked (I1, I3).
    fn forget_waiters(&self, left: &Waiters<'_>) {
        if left.is_empty() {
            // Relaxed: see Orderings.
            self.state.swap(0, Ordering::Relaxed);
        }
    }
}
