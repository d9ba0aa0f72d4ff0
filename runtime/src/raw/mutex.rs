//! The default mutual exclusion lock.
//!
//! What comes in are calls of [`RawMutex`]; sleeping is [`lot`]'s affair, the value and its guards
//! are the typed lock's.
//!
//! # State
//!
//! One byte: `LOCKED`, and `PARKED`, which asks the holder to call somebody as it leaves.
//!
//! | `LOCKED` | `PARKED` | meaning |
//! |---|---|---|
//! | 0 | 0 | free |
//! | 1 | 0 | held; nobody sleeps, or a *leader* is on its way to those that do |
//! | 1 | 1 | held; the release calls the first of those that sleep |
//!
//! A thread is *called* when it is taken out of the queue and woken to try again. If others stay there it
//! is a *leader* until it has acquired the lock or sleeps again: it stands for them, so that the word
//! need not. While it is on its way, the lock is as cheap as if nobody waited.
//!
//! # Protocol
//!
//! - Acquire, fast: `free -> held` by compare-exchange.
//! - Acquire, slow: take the lock whenever `LOCKED` is clear, also past those that sleep; otherwise
//!   spin for a short while, unless `PARKED` is set already and the thread is new, then sleep. A thread
//!   that goes to sleep sets `PARKED`, unless others sleep and have a leader. A leader sets it in any
//!   case: as it takes the lock, or as it sleeps again.
//! - Release, fast: `held, nobody to call -> free` by compare-exchange.
//! - Release, slow, with the bucket locked: take the first out of the queue. If it is not *urgent*, make
//!   the word free and wake it: that is a call. If it is, leave `LOCKED` set: the lock is its own when it
//!   wakes up, and `PARKED` stays for those that stay.
//! - Giving up, with the bucket locked: leave the queue, clear `PARKED` if it is empty now.
//!
//! One waiter is in flight: while a leader is on its way, releases call nobody, unless an urgent thread
//! has gone to sleep meanwhile. (A thread that was called while nobody stayed in the queue is no leader:
//! one that goes to sleep after that may be called beside it.)
//!
//! # Starvation
//!
//! A thread that comes when the lock is free takes it, although others sleep: it is running, they are
//! not. Three things give that an end.
//!
//! - The queue is first come, first served among the new; those that were called in vain are queued
//!   before them, and the urgent before all.
//! - A thread that goes to sleep again after its 64th call, or more than 1 ms after its first, is urgent.
//!   So no wait is called in vain more than 64 times. There is no timer: the clock is looked at as the
//!   thread goes to sleep. A thread that finds the lock free just as it is about to sleep has not slept;
//!   that counts for nothing, and it tries again.
//! - While an urgent thread sleeps, `LOCKED` is never clear (I5): each release hands the lock to the
//!   first of the urgent, and nobody takes it in between.
//!
//! What remains unbounded is how many come before a thread between its call and its arrival, which is up
//! to the scheduler.
//!
//! # Orderings
//!
//! Each acquisition is a compare-exchange with Acquire and meets the Release of the unlocking
//! compare-exchange or swap. A lock that is handed over passes through the bucket's lock, which both
//! sides hold in between. Everything else is Relaxed: `PARKED` carries no data. The word changes by
//! read-modify-writes only, so what comes between a release and the next acquisition passes the release
//! on.
//!
//! # Invariants
//!
//! - I1: `LOCKED` is set from an acquisition to its release, or to the release of the one that it was
//!   handed to; only the holder clears it.
//! - I2: If the queue is not empty, `PARKED` is set or there is a leader. (A thread that joins a queue
//!   without a leader sets `PARKED`, with `LOCKED` set. A release that takes `PARKED` away while others
//!   stay makes a leader. A leader ceases to be one by setting `PARKED`, in the very operation that
//!   acquires the lock, or with `LOCKED` set and the bucket locked as it joins the queue.)
//! - I3: `PARKED` is set only while `LOCKED` is: only the release clears `LOCKED`, and `PARKED` with it.
//!   A thread that is about to sleep sets it, and everybody clears it, with the bucket locked; a leader
//!   that acquires the lock sets it without.
//! - I4: A release touches the lock's memory for the last time in the operation that clears `LOCKED`, or
//!   before it gives up the bucket with an heir taken out. What comes after touches the lot only, so the
//!   next holder may free the lock at once.
//! - I5: If an urgent thread sleeps, `PARKED` is set. (It sets it itself, or finds it set, as it joins the
//!   queue; from then on the first in the queue is urgent, so each release hands over and leaves it.)
//!
//! # Steps
//!
//! What each step bought, in the order in which the lock grew: sleeps per 1000 acquisitions and processor
//! time per acquisition of eight threads on two processors, all steps beside each other in one run a case
//! of `cargo xtask bench`.
//!
//! | step | sections of 2 µs: sleeps | processor | sections of 50 µs: sleeps |
//! |---|--:|--:|--:|
//! | a queue; each release wakes its first, with the bucket locked | 86 | 3.9 µs | 126 |
//! | the bucket is given up before the wake-up | 291 | 5.2 µs | 70 |
//! | leaders, ranks, spinning by the clock | 7.4 | 2.1 µs | 28 |
//! | who goes to sleep leaves the mark to the leader | 2.3 | 2.0 µs | 27 |
//!
//! Where sections are short the second step pays only together with the third. The gain there depends on
//! both processors being free: in a run on busy ones the same steps slept 4.9, 2.6, 1.1 and 1.1 times, and
//! took the same processor time.
//!
//! The queue in place of a count of sleepers makes the order of waking known, which the bound needs. A
//! leader spares the releases before its arrival the system call and the bucket's lock; a flag in the word
//! for "somebody is on its way" would do so too, but keep each acquisition and release in that time off
//! the fast path. Spinning by the clock gives the same patience on processors whose pauses differ
//! tenfold.
//!
//! # Models
//!
//! `tests/loom.rs` and `tests/shuttle.rs` run the scenarios `mutex_*`, with 1 or 2 in the place of 64 and
//! no clock; each checks that nobody is called more often than that, and that nobody acquires the lock by
//! itself while an urgent thread sleeps. The tests beside this module count the acquisitions that come
//! before a waiting thread, with the 64 and without the clock, and those in flight.

use core::time::Duration;

#[cfg(all(test, not(any(interior_loom, interior_shuttle))))]
mod tests;

use super::RawMutex;
use super::lot::{self, Call, Kind, Parked, Waiter, Waiters};
use crate::sync::{AtomicU8, Bypasses, Deadline, Ordering, Spin};

/// Somebody holds the lock.
const LOCKED: u8 = 1;
/// Somebody sleeps until the lock is released.
const PARKED: u8 = 2;

/// The raw lock of [`Mutex`](crate::Mutex) where no other is named: one byte.
///
/// A thread that finds it held spins for a few microseconds at most and then sleeps.
///
/// # Fairness
///
/// A thread that asks for the lock just when it is free gets it, also before others that wait. That has a
/// bound: a waiting thread is woken in vain at most 64 times. When it goes back to sleep after the 64th, or
/// more than 1 ms after it was first woken, it is *urgent*: from then on each release hands the lock
/// directly to the first of the urgent threads, in the order in which they became so, and nobody else
/// gets it in between. What has no bound is how many come before a thread from when it is woken until
/// the system runs it.
#[derive(Debug)]
pub struct DefaultMutex {
    state: AtomicU8,
}

impl DefaultMutex {
    /// What the lot knows this lock by.
    fn key(&self) -> usize {
        core::ptr::from_ref(&self.state).addr()
    }

    /// Takes the lock if it is free, also past those that sleep, and sets `carried` with that;
    /// gives the held state otherwise.
    #[inline]
    fn acquire(&self, carried: u8) -> Result<(), u8> {
        // Relaxed: a guess that the compare-exchange verifies, or a reason to wait that
        // `announce_parked` looks at again with the bucket locked.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & LOCKED == 0 {
            // Acquire meets the Release of the last unlock. Relaxed on failure: as above.
            match self.state.compare_exchange_weak(
                state,
                state | LOCKED | carried,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => {
                    #[cfg(any(interior_loom, interior_shuttle))]
                    super::model::check_bypassed(self.key());
                    return Ok(());
                }
                Err(seen) => state = seen,
            }
        }
        Err(state)
    }

    /// Waits for the lock until `deadline`; tells whether it has it.
    #[cold]
    fn lock_contended(&self, deadline: Option<&Deadline>) -> bool {
        let mut spin = Spin::new();
        let mut bypasses = Bypasses::none();
        // `PARKED` if this thread is a leader.
        let mut carried = 0;
        loop {
            let Err(state) = self.acquire(carried) else {
                return true;
            };
            // Where others sleep already, one more thread awake only keeps the holder from its line.
            if (bypasses.are_some() || state & PARKED == 0) && spin.once() {
                continue;
            }
            let waiter = Waiter::bypassed(Kind::Exclusive, &mut bypasses, carried != 0);
            match lot::park(
                self.key(),
                waiter,
                deadline,
                |parked| self.announce_parked(parked, waiter.insists()),
                |left| self.forget_parked(left),
            ) {
                Parked::Woken(Call::Own) => return true,
                Parked::Woken(call) => {
                    carried = if call == Call::Lead { PARKED } else { 0 };
                    bypasses.count();
                    spin = Spin::after_sleep();
                }
                // A leader may have been called and not have come yet, so the lock may be free. This
                // thread was queued, so it is no leader.
                Parked::TimedOut => return self.acquire(0).is_ok(),
                Parked::Refused => {}
            }
        }
    }

    /// Tells whether the lock is held, with the bucket locked, and sees to it that the thread that goes
    /// to sleep now is called: sets `PARKED`, or leaves it to the leader unless the thread `insists`
    /// (I2, I3).
    fn announce_parked(&self, parked: &Waiters<'_>, insists: bool) -> bool {
        let has_leader = !insists && !parked.is_empty();
        // Relaxed, here and below: if `PARKED` is set, `LOCKED` is too until the bucket is given up (I3).
        // If not, and others sleep, there is a leader (I2), or one that has set it since, which only
        // somebody clears who locks the bucket after this thread. Otherwise the compare-exchange reads
        // the newest value.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & LOCKED != 0 {
            if has_leader || state & PARKED != 0 {
                return true;
            }
            match self.state.compare_exchange_weak(
                state,
                state | PARKED,
                Ordering::Relaxed,
                Ordering::Relaxed,
            ) {
                Ok(_) => return true,
                Err(seen) => state = seen,
            }
        }
        false
    }

    /// Clears `PARKED` if nobody is left in the queue, with the bucket locked (I2).
    fn forget_parked(&self, left: &Waiters<'_>) {
        if left.is_empty() {
            // Relaxed: no data goes with it, and as a read-modify-write it passes on the Release of the
            // unlock before it.
            self.state.fetch_and(!PARKED, Ordering::Relaxed);
        }
    }

    /// Releases the lock and calls the first of those that sleep.
    #[cold]
    fn unlock_contended(&self) {
        lot::unpark(self.key(), |waiters| {
            if waiters.is_first_urgent() {
                waiters.take_first(Call::Own);
                self.forget_parked(waiters);
                return;
            }
            waiters.call_first();
            // Release meets the Acquire of the next acquisition. With `LOCKED` set and the bucket locked
            // nobody else changes the state (I1, I3), so the swap overwrites nothing.
            self.state.swap(0, Ordering::Release);
        });
    }
}

// SAFETY:
// - Exclusion: an acquisition is a compare-exchange from a state without `LOCKED` to one with it, and
//   only the release of that acquisition clears it (I1).
// - Visibility: see Orderings.
// - Moves: the queue knows the lock by its address only while a thread that borrows it is parked.
#[diagnostic::do_not_recommend]
unsafe impl RawMutex for DefaultMutex {
    #[cfg(not(interior_loom))]
    const INIT: Self = Self {
        state: AtomicU8::new(0),
    };

    #[cfg(interior_loom)]
    fn init() -> Self {
        Self {
            state: AtomicU8::new(0),
        }
    }

    type State = ();

    #[inline]
    fn lock(&self) {
        // Acquire meets the Release of the last unlock. Relaxed on failure: the slow path looks anew.
        let entered =
            self.state
                .compare_exchange_weak(0, LOCKED, Ordering::Acquire, Ordering::Relaxed);
        if entered.is_err() {
            self.lock_contended(None);
        }
        #[cfg(any(interior_loom, interior_shuttle))]
        if entered.is_ok() {
            super::model::check_bypassed(self.key());
        }
    }

    #[inline]
    fn try_lock(&self) -> Option<()> {
        self.acquire(0).ok()
    }

    #[inline]
    fn try_lock_within(&self, patience: Duration) -> Option<()> {
        if self.acquire(0).is_ok() || self.lock_contended(Some(&Deadline::after(patience))) {
            Some(())
        } else {
            None
        }
    }

    #[inline]
    unsafe fn unlock(&self, (): ()) {
        // Release meets the Acquire of the next acquisition. Relaxed on failure: `PARKED` is set, and
        // the slow path looks with the bucket locked. On success this is the last touch (I4).
        if self
            .state
            .compare_exchange(LOCKED, 0, Ordering::Release, Ordering::Relaxed)
            .is_err()
        {
            self.unlock_contended();
        }
    }

    #[inline]
    fn is_locked(&self) -> bool {
        // Relaxed: the answer may be outdated as soon as it is given.
        self.state.load(Ordering::Relaxed) & LOCKED != 0
    }
}
