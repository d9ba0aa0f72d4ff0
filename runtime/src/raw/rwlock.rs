//! The default lock for many readers or one writer.
//!
//! What comes in are calls of [`RawRwLock`]; sleeping is [`lot`]'s affair, the value and its guards
//! are the typed lock's.
//!
//! # State
//!
//! One word: `WRITER`, `PARKED`, and above them the number of readers.
//!
//! | `WRITER` | readers | `PARKED` | meaning |
//! |---|---|---|---|
//! | 0 | 0 | 0 | free |
//! | 0 | n | 0 | n readers hold it, nobody sleeps |
//! | 1 | 0 | 0 | a writer holds it, nobody sleeps |
//! | 0 | n | 1 | n readers hold it, somebody sleeps: new readers go to sleep too |
//! | 1 | 0 | 1 | a writer holds it, somebody sleeps |
//! | 0 | 0 | 1 | free, somebody sleeps, and a woken thread is on its way |
//!
//! # Protocol
//!
//! One queue holds readers and writers in the order in which they came. Its *front group* is its
//! first writer, or all readers before its first writer.
//!
//! - Read, fast: one reader more by compare-exchange, if neither `WRITER` nor `PARKED` is set.
//! - Read, slow: as the fast path, but a reader that was woken enters although others sleep: those are
//!   behind it. Otherwise spin for a short while unless somebody sleeps already; then set `PARKED` and
//!   sleep.
//! - Write, fast: `free -> held by a writer` by compare-exchange.
//! - Write, slow: take the lock whenever nobody holds it, also past those that sleep; otherwise spin
//!   and sleep as above.
//! - A woken thread that comes too late sleeps at the front of the queue.
//! - Release, fast: by compare-exchange, if nobody sleeps or if other readers still hold the lock.
//! - Release of a writer or of the last reader, slow, with the bucket locked: take the front group out
//!   of the queue, make the state free with `PARKED` as the rest of the queue demands, wake the group.
//! - Downgrade: `one writer -> one reader`; if somebody sleeps, with the bucket locked, and if the
//!   front group is readers they are woken.
//! - Giving up, with the bucket locked: leave the queue, clear `PARKED` if it is empty now. If it was a
//!   writer that gave up, readers hold the lock and the front group is readers, wake them: they waited
//!   for nobody else.
//!
//! # Orderings
//!
//! - A write acquisition is a compare-exchange with Acquire and meets the Release of every release
//!   before it: of the last writer's, and of all readers' since. The word changes by
//!   read-modify-writes only, so that each release passes the earlier ones on.
//! - A read acquisition is a compare-exchange with Acquire and meets the Release of the last writer's
//!   release or downgrade.
//! - Everything else is Relaxed: `PARKED` carries no data, and whoever changes it holds the lock of
//!   the bucket.
//!
//! # Invariants
//!
//! - I1: `WRITER` and readers are never there together. `WRITER` is set from a write acquisition to its
//!   release or downgrade, and only its holder clears it; each read acquisition is counted once until
//!   its release.
//! - I2: `PARKED` is set if and only if the lock's queue is not empty; both change together, with the
//!   bucket locked.
//! - I3: If `PARKED` is set and nobody holds the lock, a woken thread is on its way: it has been taken
//!   out of the queue and has neither acquired the lock, nor seen it held by one it must wait for since,
//!   nor given up. (The lock gets there by a slow release only, which wakes at least one. A woken
//!   thread sleeps or gives up only after it saw such a holder, and that one, or the last reader with
//!   it, releases the slow way.)
//! - I4: A release touches the lock's memory for the last time in the operation that gives up its hold.
//!   What comes after touches nodes of the lot only, so the next holder may free the lock at once.
//!
//! Modelled in `tests/loom.rs` and `tests/shuttle.rs`, the scenarios `rwlock_*`.

use core::time::Duration;

#[cfg(all(test, not(any(interior_loom, interior_shuttle))))]
mod tests;

use super::lot::{self, Kind, Parked, Place, Waiters};
use super::{RawRwLock, RawRwLockDowngrade};
use crate::sync::{AtomicU32, Deadline, Ordering, Spin};

/// A writer holds the lock.
const WRITER: u32 = 1;
/// Somebody sleeps until the lock is released.
const PARKED: u32 = 2;
/// One reader.
const READER: u32 = 4;
/// As many readers as can be counted.
const READERS: u32 = !(WRITER | PARKED);

fn is_held(state: u32) -> bool {
    state & !PARKED != 0
}

/// The raw lock of [`RwLock`](crate::RwLock) where no other is named: four bytes.
///
/// It spins for a short while and then parks. New readers wait while somebody is parked, so a thread
/// that holds it for reading and asks for it again can deadlock with a writer that came in between. A
/// writer that asks just when nobody holds the lock gets it, also before others that wait for it.
///
/// How often a waiting thread is overtaken has no bound: a writer that has been woken, and was the
/// only one parked, stops no reader until it has the lock. Under a steady stream of readers it can
/// wait long.
#[derive(Debug)]
pub struct DefaultRwLock {
    state: AtomicU32,
}

impl DefaultRwLock {
    /// What the lot knows this lock by.
    fn key(&self) -> usize {
        core::ptr::from_ref(&self.state).addr()
    }

    /// Takes the lock for reading unless a bit of `barrier` is set; tells the state that had one.
    ///
    /// # Panics
    ///
    /// Panics if no more readers can be counted.
    #[inline]
    fn acquire_read(&self, barrier: u32) -> Result<(), u32> {
        // Relaxed: a guess that the compare-exchange verifies, or a reason to wait that `validate`
        // looks at again with the bucket locked.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & barrier == 0 {
            if state & READERS == READERS {
                too_many_readers();
            }
            // Acquire meets the Release of the last writer. Relaxed on failure: as above.
            match self.state.compare_exchange_weak(
                state,
                state + READER,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Ok(()),
                Err(seen) => state = seen,
            }
        }
        Err(state)
    }

    /// Takes the lock for writing if nobody holds it, also past those that sleep.
    #[inline]
    fn acquire_write(&self) -> Result<(), u32> {
        // Relaxed: as in `acquire_read`.
        let mut state = self.state.load(Ordering::Relaxed);
        while !is_held(state) {
            // Acquire meets the Release of the last writer and of all readers after it. Relaxed on
            // failure: as in `acquire_read`.
            match self.state.compare_exchange_weak(
                state,
                state | WRITER,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => return Ok(()),
                Err(seen) => state = seen,
            }
        }
        Err(state)
    }

    /// Waits to read until `deadline`; tells whether the lock is held for reading now.
    #[cold]
    fn read_contended(&self, deadline: Option<&Deadline>) -> bool {
        // Until it was woken a reader waits behind those that sleep.
        let mut barrier = WRITER | PARKED;
        let mut place = Place::Back;
        let mut spin = Spin::new();
        loop {
            let Err(state) = self.acquire_read(barrier) else {
                return true;
            };
            if state & PARKED == 0 && spin.once() {
                continue;
            }
            match lot::park(
                self.key(),
                Kind::Shared,
                place,
                deadline,
                || self.announce_parked(|state| state & barrier != 0),
                |left| self.forget_parked(left),
            ) {
                Parked::Woken => {
                    barrier = WRITER;
                    place = Place::Front;
                }
                Parked::TimedOut => return false,
                Parked::Refused => {}
            }
        }
    }

    /// Waits to write until `deadline`; tells whether the lock is held for writing now.
    #[cold]
    fn write_contended(&self, deadline: Option<&Deadline>) -> bool {
        let mut place = Place::Back;
        let mut spin = Spin::new();
        loop {
            let Err(state) = self.acquire_write() else {
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
                || self.announce_parked(is_held),
                |left| self.give_up_writing(left),
            ) {
                Parked::Woken => place = Place::Front,
                Parked::TimedOut => return false,
                Parked::Refused => {}
            }
        }
    }

    /// Sets `PARKED` if the state `is_closed` to this thread, with the bucket locked (I2, I3).
    fn announce_parked(&self, is_closed: impl Fn(u32) -> bool) -> bool {
        // Relaxed, here and below: if `PARKED` is set, the last release of all came with the bucket
        // locked, so the lock of the bucket shows it; if not, the compare-exchange reads the newest
        // value.
        let mut state = self.state.load(Ordering::Relaxed);
        while is_closed(state) {
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

    /// What a writer whose time is over does for the others, with the bucket locked.
    fn give_up_writing(&self, waiters: &mut Waiters<'_>) {
        // Relaxed: `PARKED` has been set since this thread went to sleep, so the last reader leaves with
        // the bucket locked, and the lock of the bucket shows whether it did.
        if self.state.load(Ordering::Relaxed) & READERS != 0 {
            take_readers(waiters);
        }
        self.forget_parked(waiters);
    }

    /// Clears `PARKED` if nobody is left in the queue, with the bucket locked (I2).
    fn forget_parked(&self, waiters: &Waiters<'_>) {
        if waiters.is_empty() {
            // Relaxed: no data goes with it, and as a read-modify-write it passes on the Release of
            // those before it.
            self.state.fetch_and(!PARKED, Ordering::Relaxed);
        }
    }

    /// Releases a write acquisition and wakes the front group.
    #[cold]
    fn unlock_write_contended(&self) {
        lot::unpark(self.key(), |waiters| {
            take_front_group(waiters);
            // Release meets the Acquire of the next reader or writer. With `WRITER` set and the bucket
            // locked nobody else changes the state (I1, I2), so the swap overwrites nothing.
            self.state.swap(parked_bit(waiters), Ordering::Release);
        });
    }

    /// Releases a read acquisition that was the last when somebody slept, and wakes the front group.
    #[cold]
    fn unlock_read_contended(&self) {
        lot::unpark(self.key(), |waiters| {
            // Relaxed: the compare-exchange verifies it.
            let mut state = self.state.load(Ordering::Relaxed);
            let mut is_group_taken = false;
            loop {
                // A woken reader may still come in and make this one not the last. A group taken too
                // early then finds the lock held and goes back to the front.
                if state & READERS == READER && !is_group_taken {
                    take_front_group(waiters);
                    is_group_taken = true;
                }
                let after = ((state - READER) & !PARKED) | parked_bit(waiters);
                // Release meets the Acquire of the next writer; a read-modify-write, so that it passes
                // on the other readers' releases as well. Relaxed on failure: as above.
                match self.state.compare_exchange(
                    state,
                    after,
                    Ordering::Release,
                    Ordering::Relaxed,
                ) {
                    Ok(_) => return,
                    Err(seen) => state = seen,
                }
            }
        });
    }

    /// Makes the writer a reader and wakes the front group if it is readers.
    #[cold]
    fn downgrade_contended(&self) {
        lot::unpark(self.key(), |waiters| {
            take_readers(waiters);
            // Release meets the Acquire of the readers let in; it overwrites nothing, as in
            // `unlock_write_contended`.
            self.state
                .swap(READER | parked_bit(waiters), Ordering::Release);
        });
    }
}

/// The `PARKED` that goes with what is left in the queue.
fn parked_bit(waiters: &Waiters<'_>) -> u32 {
    if waiters.is_empty() { 0 } else { PARKED }
}

/// Takes the readers before the first writer out of the queue.
fn take_readers(waiters: &mut Waiters<'_>) {
    while waiters.first() == Some(Kind::Shared) {
        waiters.take_first();
    }
}

/// Takes the first writer out of the queue, or the readers before it.
fn take_front_group(waiters: &mut Waiters<'_>) {
    match waiters.first() {
        Some(Kind::Exclusive) => waiters.take_first(),
        Some(Kind::Shared) => take_readers(waiters),
        None => {}
    }
}

#[cold]
#[inline(never)]
fn too_many_readers() -> ! {
    panic!(
        "too many readers of one `RwLock`, it counts up to {}; drop read guards instead of forgetting them",
        READERS / READER
    );
}

// SAFETY:
// - Exclusion: a write acquisition starts from a state that nobody holds, a read acquisition from one
//   without a writer, and only the release of an acquisition takes its mark away (I1). The number of
//   readers cannot overflow: one too many panics before it is counted.
// - Visibility: see Orderings.
// - Moves: the queue knows the lock by its address only while a thread that borrows it is parked.
unsafe impl RawRwLock for DefaultRwLock {
    #[cfg(not(interior_loom))]
    const INIT: Self = Self {
        state: AtomicU32::new(0),
    };

    #[cfg(interior_loom)]
    fn init() -> Self {
        Self {
            state: AtomicU32::new(0),
        }
    }

    type ReadState = ();

    type WriteState = ();

    #[inline]
    fn read(&self) {
        if self.acquire_read(WRITER | PARKED).is_err() {
            self.read_contended(None);
        }
    }

    #[inline]
    fn try_read(&self) -> Option<()> {
        self.acquire_read(WRITER | PARKED).ok()
    }

    #[inline]
    fn try_read_within(&self, patience: Duration) -> Option<()> {
        if self.acquire_read(WRITER | PARKED).is_ok()
            || self.read_contended(Some(&Deadline::after(patience)))
        {
            Some(())
        } else {
            None
        }
    }

    #[inline]
    unsafe fn unlock_read(&self, (): ()) {
        // Relaxed: the compare-exchange verifies it, or the slow path looks with the bucket locked.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & (READERS | PARKED) != READER | PARKED {
            // Release meets the Acquire of the next writer. Relaxed on failure: as above. On success
            // this is the last touch (I4).
            match self.state.compare_exchange_weak(
                state,
                state - READER,
                Ordering::Release,
                Ordering::Relaxed,
            ) {
                Ok(_) => return,
                Err(seen) => state = seen,
            }
        }
        self.unlock_read_contended();
    }

    #[inline]
    fn write(&self) {
        // Acquire meets the Release of the last writer and of all readers after it. Relaxed on
        // failure: the slow path looks anew.
        if self
            .state
            .compare_exchange_weak(0, WRITER, Ordering::Acquire, Ordering::Relaxed)
            .is_err()
        {
            self.write_contended(None);
        }
    }

    #[inline]
    fn try_write(&self) -> Option<()> {
        self.acquire_write().ok()
    }

    #[inline]
    fn try_write_within(&self, patience: Duration) -> Option<()> {
        if self.acquire_write().is_ok() || self.write_contended(Some(&Deadline::after(patience))) {
            Some(())
        } else {
            None
        }
    }

    #[inline]
    unsafe fn unlock_write(&self, (): ()) {
        // Release meets the Acquire of the next reader or writer. Relaxed on failure: `PARKED` is set,
        // and the slow path looks with the bucket locked. On success this is the last touch (I4).
        if self
            .state
            .compare_exchange(WRITER, 0, Ordering::Release, Ordering::Relaxed)
            .is_err()
        {
            self.unlock_write_contended();
        }
    }

    #[inline]
    fn is_locked(&self) -> bool {
        // Relaxed: the answer may be outdated as soon as it is given.
        is_held(self.state.load(Ordering::Relaxed))
    }

    #[inline]
    fn is_locked_for_writing(&self) -> bool {
        // Relaxed: as above.
        self.state.load(Ordering::Relaxed) & WRITER != 0
    }
}

// SAFETY: the state goes from one writer to one reader in one step, so no writer comes in between.
unsafe impl RawRwLockDowngrade for DefaultRwLock {
    #[inline]
    unsafe fn downgrade(&self, (): ()) {
        // Release meets the Acquire of the readers that come in now. Relaxed on failure: as in
        // `unlock_write`.
        if self
            .state
            .compare_exchange(WRITER, READER, Ordering::Release, Ordering::Relaxed)
            .is_err()
        {
            self.downgrade_contended();
        }
    }
}
