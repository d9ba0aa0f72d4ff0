//! The default lock for many readers or one writer.
//!
//! What comes in are calls of [`RawRwLock`]; waiting is in `contended`, sleeping is [`lot`](super::lot)'s
//! affair, the value and its guards are the typed lock's.
//!
//! # State
//!
//! One word: flags, and below them a count of readers.
//!
//! | flag | meaning |
//! |---|---|
//! | `WRITER` | a writer holds the lock or has *claimed* it: no reader comes in any more |
//! | `PENDING` | the writer that claimed it waits until the readers have left |
//! | `ASLEEP` | it does so asleep |
//! | `PARKED` | somebody sleeps until `WRITER` is clear: who clears it calls the next |
//!
//! | `WRITER` | readers | meaning |
//! |---|---|---|
//! | 0 | 0 | free |
//! | 0 | n | n readers hold it |
//! | 1 | 0 | a writer holds it |
//! | 1 | n | readers that came before the claim hold it, or have come after it and are about to leave |
//!
//! A thread is *called* when it is taken out of the queue and woken to try again. Of those called
//! together the last is a *leader*, if others stay in the queue, until it has got in and passed on, or
//! sleeps again: it stands for them, so that the word need not. While it is on its way, the lock is as
//! cheap as if nobody waited.
//!
//! # Protocol
//!
//! One queue holds readers and writers: first come, first served among the new; those that were called in
//! vain before them; the *urgent* before all. Its *front group* is its first writer, or all readers
//! before its first writer.
//!
//! - Read, fast: count one reader more by `fetch_add`, blindly. If `WRITER` was not set before, the
//!   reader is in. If it was, the reader *retreats*: it takes its count back, and does for others what a
//!   reader that leaves does.
//! - Read, slow: come in by compare-exchange when `WRITER` is clear; otherwise spin for a short while,
//!   unless `PARKED` is set already and the thread is new, then sleep. A leader that came in *passes on*,
//!   with the bucket locked: if `WRITER` is set it sets `PARKED`; if not, those that sleep need not, so
//!   it calls the front group, whose last is the next leader.
//! - Write, fast: `free -> held by a writer` by compare-exchange.
//! - Write, slow: claim the lock by setting `WRITER` when it is clear, also while readers hold it and
//!   others sleep; otherwise spin and sleep as above. A leader sets `PARKED` with it. Then *drain*: wait
//!   until no reader is counted; spin for a short while, then set `ASLEEP` and sleep apart from the queue.
//! - Going to sleep, with the bucket locked: set `PARKED`, unless others sleep and have a leader; a
//!   leader and an urgent thread set it in any case.
//! - Release of a reader: `fetch_sub`. Who takes the last count away while `ASLEEP` is set wakes the
//!   writer.
//! - Release of a writer: clear `WRITER`, by compare-exchange, if `PARKED` is not set. Otherwise, with
//!   the bucket locked, call the front group and clear both.
//! - If the first in the queue is urgent, the release hands over the lock instead. Readers of the front
//!   group are counted by who releases; the writer behind them, if urgent too, finds the lock claimed in
//!   its name, and is called if not. Only when the count of readers is full, which takes guards that were
//!   forgotten, is nobody handed anything: no count is added to a full one.
//! - Downgrade: as the release of a writer, and one reader more in the same step.
//! - Giving up, with the bucket locked: leave the queue, clear `PARKED` if it is empty now. A writer that
//!   gives up draining releases its claim.
//!
//! One group is in flight: while a leader is on its way, releases call nobody, unless an urgent thread
//! has gone to sleep meanwhile. (Threads that were called while nobody stayed in the queue have no leader:
//! one that goes to sleep after that may be called beside them.)
//!
//! # Starvation
//!
//! Once a writer has claimed the lock no reader comes in before it. So it waits for the sections of those
//! that are in, and for readers that met the claim to take their counts back, which each does once before
//! it sleeps.
//!
//! Who comes when `WRITER` is clear gets in, also past those that sleep: it is running, they are not.
//! What gives that an end is as in the mutex:
//!
//! - A thread that goes to sleep again after its 64th call, or more than 1 ms after its first, is urgent.
//!   So no wait is called in vain more than 64 times. There is no timer: the clock is looked at as the
//!   thread goes to sleep. A thread that finds `WRITER` clear just as it is about to sleep has not slept;
//!   that counts for nothing, and it tries again.
//! - While an urgent thread sleeps, `WRITER` is never clear (I6): each release of a claim lets in the
//!   first of the urgent, a reader with its whole group, and nobody comes in by itself in between.
//!
//! What remains unbounded is how many come before a thread between its call and its arrival, which is up
//! to the scheduler; and everything, while the count of readers is full.
//!
//! # Orderings
//!
//! - A write acquisition ends with a look at the word that sees no reader: with the compare-exchange of
//!   the fast path or the load of the drain, both Acquire. It meets the Release of the last writer and of
//!   all readers after it: the word changes by read-modify-writes only, so that each release passes the
//!   earlier ones on.
//! - A read acquisition is a read-modify-write with Acquire and meets the Release of the last writer's
//!   release or downgrade.
//! - A lock that is handed over passes through the bucket's lock, which both sides hold in between. Only
//!   who had the claim hands over, as a writer or as one that gave up draining; either has looked at the
//!   word with Acquire since the last writer left.
//! - Everything else is Relaxed: the other flags carry no data, a reader that retreats has read none, and
//!   a call only says that it is time to look.
//!
//! # Invariants
//!
//! - I1: Who sets `WRITER` or has it set in its name is the only one to clear it, and until then has the
//!   claim. A reader whose count was added with `WRITER` clear is in until it takes it away; one whose
//!   count was added with `WRITER` set is not in and takes it away at once, unless who had the claim added
//!   it. A writer is in when it has the claim and has seen no count since. So no reader and no writer are
//!   in together.
//! - I2: `PARKED` is set only while `WRITER` is. A thread that is about to sleep or passes on sets it, and
//!   everybody clears it, with the bucket locked; a leader that claims the lock sets it without.
//! - I3: If the queue is not empty, `PARKED` is set or there is a leader. (A thread that joins a queue
//!   without a leader sets `PARKED`, with `WRITER` set. Clearing it while others stay makes a leader. A
//!   leader ceases to be one by setting `PARKED` in the very operation that claims the lock, or with the
//!   bucket locked as it passes on or joins the queue; or by making another one as it passes on.)
//! - I4: `ASLEEP` is set by a writer with the claim while a count is there, with the bucket of its own
//!   queue locked, in which it then sleeps; only itself clears it. So who takes the last count away
//!   finds it there, and it looks at the count again whenever it is woken.
//! - I5: A release touches the lock's memory for the last time in the operation that gives up its hold.
//!   What comes after touches the lot only, so the next holder may free the lock at once.
//! - I6: If an urgent thread sleeps, `PARKED` is set, unless the count was full meanwhile. (It sets it
//!   itself, or finds it set, as it joins the queue; from then on the first in the queue is urgent, so
//!   each release hands over, and while urgent ones stay the next claim is an urgent writer's, with
//!   `PARKED`.)
//!
//! # Steps
//!
//! Beyond those of the mutex, which has the numbers:
//!
//! - The blind `fetch_add` saves a reader a load, a comparison and, among other readers, all repetitions.
//!   Alone it measures the same as a compare-exchange: the two locked instructions are all that counts.
//! - The claim replaced "new readers sleep while somebody sleeps". A spinning writer gets its turn from
//!   the readers without anybody going to sleep, and readers wait for writers only, never for each other.
//! - Passing on with the bucket locked, and not by a claim, keeps attempts to read from failing while only
//!   readers are in, and a lead that is passed on needs no ordering.
//!
//! # Models
//!
//! `tests/loom.rs` and `tests/shuttle.rs` run the scenarios `rwlock_*`, with 1 or 2 in the place of 64 and
//! no clock; each checks that nobody is called more often than that, and that nobody comes in by itself
//! while an urgent thread sleeps. The tests beside this module count the acquisitions that come before
//! waiting threads, with the 64 and without the clock, and those in flight, and fill the count of readers.

use core::time::Duration;

mod contended;
#[cfg(all(test, not(any(interior_loom, interior_shuttle))))]
mod tests;

use self::contended::wake_writer;
use super::{RawRwLock, RawRwLockDowngrade};
use crate::sync::{AtomicU32, Deadline, Ordering};

/// A writer holds the lock or has claimed it.
const WRITER: u32 = 1 << 31;
/// The writer waits for readers to leave.
const PENDING: u32 = 1 << 30;
/// The writer sleeps until the last reader leaves.
const ASLEEP: u32 = 1 << 29;
/// Somebody sleeps until `WRITER` is clear.
const PARKED: u32 = 1 << 28;
/// The count of readers, with room above `FULL` for as many as may be about to retreat.
const READERS: u32 = PARKED - 1;
/// One reader.
const READER: u32 = 1;
/// The bit of the count that is set when no more readers are let in: half of the count is left.
const FULL: u32 = 1 << 27;

/// Tells whether the reader whose count is taken away from this state is the last that a sleeping
/// writer waits for.
const fn is_last_awaited(before: u32) -> bool {
    before & (READERS | ASLEEP) == READER | ASLEEP
}

/// The raw lock of [`RwLock`](crate::RwLock) where no other is named: four bytes.
///
/// A thread that has to wait spins for a few microseconds at most and then sleeps.
///
/// # Fairness
///
/// A writer *claims* the lock while readers still hold it; from then on no new readers come in, and it waits
/// for those that are in, and for others no longer than they take to see the claim. So a stream of readers cannot keep a writer out, and a thread that holds
/// the lock for reading and asks for it again can deadlock with a writer that came in between.
///
/// Who asks just when no writer holds or claims the lock gets in, also before others that wait. That has a
/// bound: a waiting thread is woken in vain at most 64 times. When it goes back to sleep after the 64th, or
/// more than 1 ms after it was first woken, it is *urgent*: from then on each writer that leaves lets in the
/// first of the urgent threads, in the order in which they became so, a reader together with the other
/// readers before the next writer; nobody else gets in in between. What has no bound is how many come before a
/// thread from when it is woken until the system runs it.
///
/// # Attempts
///
/// `try_read` gives nothing only if a writer holds or claims the lock. `try_write` gives nothing if
/// anybody holds or claims the lock, and also beside a call of `read` that met a writer: such a
/// reader counts itself first and takes that back, and until it has, the lock looks held although the
/// writer may have left. On a lock that nobody holds and nobody else asks for, an attempt succeeds.
///
/// # Limits
///
/// 2^27 readers are counted, which takes guards that were forgotten. One more panics, unless a writer has
/// claimed the lock: then it waits, as the writer does for those guards. Threads that wait are woken, but
/// not handed the lock.
#[derive(Debug)]
pub struct DefaultRwLock {
    state: AtomicU32,
}

/// What a look at the lock gave a reader.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Entry {
    /// It is in.
    Open,
    /// A writer has the claim in this state.
    Closed(u32),
    /// No more readers can be counted.
    Full,
}

impl DefaultRwLock {
    /// Takes the lock for reading unless a writer has the claim.
    ///
    /// Not blindly as [`read`](RawRwLock::read) does: an attempt leaves no trace, and a thread that waits
    /// looks before it writes.
    #[inline]
    fn enter(&self) -> Entry {
        // Relaxed: a guess that the compare-exchange verifies, or a reason to wait that
        // `announce_parked` looks at again with the bucket locked.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & WRITER == 0 {
            if state & FULL != 0 {
                return Entry::Full;
            }
            // Acquire meets the Release of the last writer. Relaxed on failure: as above.
            match self.state.compare_exchange_weak(
                state,
                state + READER,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => {
                    #[cfg(any(interior_loom, interior_shuttle))]
                    super::model::check_bypassed(self.key());
                    return Entry::Open;
                }
                Err(seen) => state = seen,
            }
        }
        Entry::Closed(state)
    }

    /// Takes the lock for reading unless a writer has the claim.
    ///
    /// # Panics
    ///
    /// Panics if no more readers can be counted.
    #[inline]
    fn enter_or_panic(&self) -> bool {
        match self.enter() {
            Entry::Open => true,
            Entry::Closed(_) => false,
            Entry::Full => too_many_readers(),
        }
    }
}

#[cold]
#[inline(never)]
fn too_many_readers() -> ! {
    panic!(
        "too many readers of one `RwLock`, it counts up to {FULL}; drop read guards instead of forgetting them"
    );
}

// SAFETY:
// - Exclusion: no reader and no writer are in together, and only one thread has the claim (I1). The
//   count cannot overflow: a reader that finds `FULL` set takes its count back and panics, no reader is
//   let in by another thread while it is set, and above `FULL` there is room for more threads than
//   there can be.
// - Visibility: see Orderings.
// - Moves: the queue knows the lock by its address only while a thread that borrows it is parked.
#[diagnostic::do_not_recommend]
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
        // Acquire meets the Release of the last writer.
        let before = self.state.fetch_add(READER, Ordering::Acquire);
        let is_in = before & (WRITER | FULL) == 0;
        if !is_in {
            self.read_refused(before);
        }
        #[cfg(any(interior_loom, interior_shuttle))]
        if is_in {
            super::model::check_bypassed(self.key());
        }
    }

    #[inline]
    fn try_read(&self) -> Option<()> {
        self.enter_or_panic().then_some(())
    }

    #[inline]
    fn try_read_within(&self, patience: Duration) -> Option<()> {
        if self.enter_or_panic() || self.read_contended(Some(&Deadline::after(patience))) {
            Some(())
        } else {
            None
        }
    }

    #[inline]
    unsafe fn unlock_read(&self, (): ()) {
        // A writer that sleeps is found by this, when the lock must not be touched any more (I5).
        let writer = self.drain_key();
        // Release meets the Acquire of the next writer's claim or drain.
        let before = self.state.fetch_sub(READER, Ordering::Release);
        if is_last_awaited(before) {
            wake_writer(writer);
        }
    }

    #[inline]
    fn write(&self) {
        // Acquire meets the Release of the last writer and of all readers after it. Relaxed on
        // failure: the slow path looks anew.
        let entered =
            self.state
                .compare_exchange_weak(0, WRITER, Ordering::Acquire, Ordering::Relaxed);
        if entered.is_err() {
            self.write_contended(None);
        }
        #[cfg(any(interior_loom, interior_shuttle))]
        if entered.is_ok() {
            super::model::check_bypassed(self.key());
        }
    }

    #[inline]
    fn try_write(&self) -> Option<()> {
        // Relaxed: a guess that the compare-exchange verifies, or a reason to give up.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & (WRITER | READERS) == 0 {
            // Acquire and Relaxed: as in `write`.
            match self.state.compare_exchange_weak(
                state,
                state | WRITER,
                Ordering::Acquire,
                Ordering::Relaxed,
            ) {
                Ok(_) => {
                    #[cfg(any(interior_loom, interior_shuttle))]
                    super::model::check_bypassed(self.key());
                    return Some(());
                }
                Err(seen) => state = seen,
            }
        }
        None
    }

    #[inline]
    fn try_write_within(&self, patience: Duration) -> Option<()> {
        if self.try_write().is_some() || self.write_contended(Some(&Deadline::after(patience))) {
            Some(())
        } else {
            None
        }
    }

    #[inline]
    unsafe fn unlock_write(&self, (): ()) {
        // Release meets the Acquire of the next reader or writer. Relaxed on failure: the slow path
        // looks anew. On success this is the last touch (I5).
        if self
            .state
            .compare_exchange(WRITER, 0, Ordering::Release, Ordering::Relaxed)
            .is_err()
        {
            self.release_claim(0);
        }
    }

    #[inline]
    fn is_locked(&self) -> bool {
        // Relaxed: the answer may be outdated as soon as it is given.
        self.state.load(Ordering::Relaxed) & (WRITER | READERS) != 0
    }

    #[inline]
    fn is_locked_for_writing(&self) -> bool {
        // Relaxed: as above.
        self.state.load(Ordering::Relaxed) & (WRITER | PENDING) == WRITER
    }
}

// SAFETY: the writer counts itself as a reader in the step that gives up its claim, or leaves the claim
// to another writer, who then waits for that count to go. So no writer comes in between.
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
            self.release_claim(READER);
        }
    }
}
