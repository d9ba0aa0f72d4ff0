//! The default mutual exclusion lock.
//!
//! What comes in are calls of [`RawMutex`]; sleeping is [`lot`]'s affair, the value and its guards
//! are the typed lock's.
//!
//! # State
//!
//! One byte.
//!
//! | `LOCKED` | `PARKED` | meaning |
//! |---|---|---|
//! | 0 | 0 | free |
//! | 1 | 0 | held, nobody sleeps |
//! | 1 | 1 | held, somebody sleeps |
//! | 0 | 1 | free, somebody sleeps, and a woken thread is on its way |
//!
//! # Protocol
//!
//! - Acquire, fast: `free -> held` by compare-exchange.
//! - Acquire, slow: take the lock whenever `LOCKED` is clear, also past those that sleep; otherwise
//!   spin for a short while unless somebody sleeps already; then set `PARKED` and sleep. A woken
//!   thread starts over, and if it comes too late it sleeps at the front of the queue.
//! - Release, fast: `held, nobody sleeps -> free` by compare-exchange.
//! - Release, slow, with the bucket locked: take the first out of the queue, swap in the free state
//!   with `PARKED` as the rest of the queue demands, wake the one taken out.
//! - Giving up, with the bucket locked: leave the queue, clear `PARKED` if it is empty now.
//!
//! # Orderings
//!
//! Each acquisition is a compare-exchange with Acquire and meets the Release of the unlocking
//! compare-exchange or swap. Everything else is Relaxed: `PARKED` carries no data, and whoever changes
//! it holds the lock of the bucket. The word changes by read-modify-writes only, so what comes between
//! a release and the next acquisition passes the release on.
//!
//! # Invariants
//!
//! - I1: `LOCKED` is set from an acquisition to its release; only the holder clears it.
//! - I2: `PARKED` is set if and only if the lock's queue is not empty; both change together, with the
//!   bucket locked.
//! - I3: If `PARKED` is set and `LOCKED` is not, a woken thread is on its way: it has been taken out of
//!   the queue and has neither acquired the lock, nor seen it held since, nor given up. (The lock gets
//!   there by a slow release only, which wakes one. A woken thread sleeps or gives up only after it saw
//!   `LOCKED` set; the holder it saw releases the slow way.)
//! - I4: A release touches the lock's memory for the last time in the operation that clears `LOCKED`.
//!   What comes after touches nodes of the lot only, so the next holder may free the lock at once.
//!
//! Modelled in `tests/loom.rs` and `tests/shuttle.rs`, the scenarios `mutex_*`.

use core::time::Duration;

use super::RawMutex;
use super::lot::{self, Kind, Parked, Place};
use crate::sync::{AtomicU8, Deadline, Ordering, Spin};

/// Somebody holds the lock.
const LOCKED: u8 = 1;
/// Somebody sleeps until the lock is released.
const PARKED: u8 = 2;

/// The raw lock of [`Mutex`](crate::Mutex) where no other is named: one byte.
///
/// It spins for a short while and then parks. A thread that asks for the lock just when it is free
/// gets it, also before others that wait for it.
#[derive(Debug)]
pub struct DefaultMutex {
    state: AtomicU8,
}

impl DefaultMutex {
    /// What the lot knows this lock by.
    fn key(&self) -> usize {
        core::ptr::from_ref(&self.state).addr()
    }

    /// Takes the lock if it is free, also past those that sleep; gives the held state otherwise.
    #[inline]
    fn acquire(&self) -> Result<(), u8> {
        // Relaxed: a guess that the compare-exchange verifies, or a reason to wait that `validate`
        // looks at again with the bucket locked.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & LOCKED == 0 {
            // Acquire meets the Release of the last unlock. Relaxed on failure: as above.
            match self.state.compare_exchange_weak(
                state,
                state | LOCKED,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Ok(()),
                Err(seen) => state = seen,
            }
        }
        Err(state)
    }

    /// Waits for the lock until `deadline`; tells whether it has it.
    #[cold]
    fn lock_contended(&self, deadline: Option<&Deadline>) -> bool {
        let mut spin = Spin::new();
        let mut place = Place::Back;
        loop {
            let Err(state) = self.acquire() else {
                return true;
            };
            if state & PARKED == 0 && spin.once() {
                continue;
            }
            match lot::park(
                self.key(),
                Kind::Exclusive,
                place,
                deadline,
                || self.announce_parked(),
                |left| self.forget_parked(left.is_empty()),
            ) {
                Parked::Woken => place = Place::Front,
                Parked::TimedOut => return false,
                Parked::Refused => {}
            }
        }
    }

    /// Sets `PARKED` if the lock is held, with the bucket locked (I2, I3).
    fn announce_parked(&self) -> bool {
        // Relaxed, here and below: if `PARKED` is set the last release came with the bucket locked, so
        // the lock of the bucket shows it; if not, the compare-exchange reads the newest value.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & LOCKED != 0 {
            if state & PARKED != 0 {
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
    fn forget_parked(&self, is_empty: bool) {
        if is_empty {
            // Relaxed: no data goes with it, and as a read-modify-write it passes on the Release of the
            // unlock before it.
            self.state.fetch_and(!PARKED, Ordering::Relaxed);
        }
    }

    /// Releases the lock and wakes the first of those that sleep.
    #[cold]
    fn unlock_contended(&self) {
        lot::unpark(self.key(), |waiters| {
            waiters.take_first();
            let free = if waiters.is_empty() { 0 } else { PARKED };
            // Release meets the Acquire of the next acquisition. With `LOCKED` set and the bucket locked
            // nobody else changes the state (I1, I2), so the swap overwrites nothing.
            self.state.swap(free, Ordering::Release);
        });
    }
}

// SAFETY:
// - Exclusion: an acquisition is a compare-exchange from a state without `LOCKED` to one with it, and
//   only the release of that acquisition clears it (I1).
// - Visibility: see Orderings.
// - Moves: the queue knows the lock by its address only while a thread that borrows it is parked.
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
        if self
            .state
            .compare_exchange_weak(0, LOCKED, Ordering::Acquire, Ordering::Relaxed)
            .is_err()
        {
            self.lock_contended(None);
        }
    }

    #[inline]
    fn try_lock(&self) -> Option<()> {
        self.acquire().ok()
    }

    #[inline]
    fn try_lock_within(&self, patience: Duration) -> Option<()> {
        if self.acquire().is_ok() || self.lock_contended(Some(&Deadline::after(patience))) {
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
