//! The slow paths of the default reader-writer lock; the protocol stands above the type.

use super::super::lot::{self, Call, Kind, Parked, Waiter, Waiters};
use super::{
    ASLEEP, DefaultRwLock, Entry, FULL, PARKED, PENDING, READER, READERS, WRITER, is_last_awaited,
    too_many_readers,
};
use crate::raw::RawRwLock;
use crate::sync::{Bypasses, Deadline, Ordering, Spin};

/// How a wait for `WRITER` to be clear goes on after a look at the lock.
enum Turn {
    /// Look again.
    Again,
    /// The lock was handed over.
    Own,
    /// The time is over.
    TimedOut,
}

/// A thread that waits for `WRITER` to be clear.
struct Wait<'a> {
    lock: &'a DefaultRwLock,
    deadline: Option<&'a Deadline>,
    kind: Kind,
    spin: Spin,
    bypasses: Bypasses,
    /// `PARKED` if this thread is a leader.
    carried: u32,
}

impl<'a> Wait<'a> {
    const fn new(lock: &'a DefaultRwLock, kind: Kind, deadline: Option<&'a Deadline>) -> Self {
        Self {
            lock,
            deadline,
            kind,
            spin: Spin::new(),
            bypasses: Bypasses::none(),
            carried: 0,
        }
    }

    /// Spins or sleeps after `WRITER` was seen set in `state`.
    fn turn(&mut self, state: u32) -> Turn {
        // Where others sleep already, one more thread awake only keeps the holder from its line.
        if (self.bypasses.are_some() || state & PARKED == 0) && self.spin.once() {
            return Turn::Again;
        }
        let waiter = Waiter::bypassed(self.kind, &mut self.bypasses, self.carried != 0);
        match lot::park(
            self.lock.key(),
            waiter,
            self.deadline,
            |parked| self.lock.announce_parked(parked, waiter.insists()),
            |left| self.lock.forget_parked(left),
        ) {
            Parked::Woken(Call::Own) => return Turn::Own,
            Parked::Woken(call) => {
                self.carried = if call == Call::Lead { PARKED } else { 0 };
                self.spin = Spin::after_sleep();
                self.bypasses.count();
            }
            Parked::TimedOut => return Turn::TimedOut,
            Parked::Refused => {}
        }
        Turn::Again
    }
}

impl DefaultRwLock {
    /// What the lot knows the queue of this lock by.
    pub(super) fn key(&self) -> usize {
        core::ptr::from_ref(&self.state).addr()
    }

    /// What the lot knows the writer by that waits for readers to leave: another address within this
    /// lock's memory, so it is no other lock's.
    #[inline]
    pub(super) fn drain_key(&self) -> usize {
        self.key() + 1
    }

    /// Takes back a count that was added to the state `before`, and waits to read.
    ///
    /// # Panics
    ///
    /// Panics if it was not refused because of a writer but because no more readers can be counted.
    #[cold]
    pub(super) fn read_refused(&self, before: u32) {
        // Relaxed: this thread has read nothing. As a read-modify-write it passes on the releases of
        // the readers before it.
        let taken_from = self.state.fetch_sub(READER, Ordering::Relaxed);
        if is_last_awaited(taken_from) {
            wake_writer(self.drain_key());
        }
        if before & WRITER == 0 {
            too_many_readers();
        }
        self.read_contended(None);
    }

    /// Waits to read until `deadline`; tells whether the lock is held for reading now.
    ///
    /// # Panics
    ///
    /// Panics if no more readers can be counted.
    #[cold]
    pub(super) fn read_contended(&self, deadline: Option<&Deadline>) -> bool {
        let mut wait = Wait::new(self, Kind::Shared, deadline);
        loop {
            let entry = self.enter();
            let Entry::Closed(state) = entry else {
                if wait.carried != 0 {
                    self.pass_on();
                }
                if entry == Entry::Full {
                    too_many_readers();
                }
                return true;
            };
            match wait.turn(state) {
                Turn::Again => {}
                Turn::Own => return true,
                // A leader may have been called and not have come yet, so there may be no writer. This
                // thread was queued, so it is no leader.
                Turn::TimedOut => return self.enter_or_panic(),
            }
        }
    }

    /// Waits to write until `deadline`; tells whether the lock is held for writing now.
    #[cold]
    pub(super) fn write_contended(&self, deadline: Option<&Deadline>) -> bool {
        let mut wait = Wait::new(self, Kind::Exclusive, deadline);
        while let Err(state) = self.claim(wait.carried) {
            match wait.turn(state) {
                Turn::Again => {}
                Turn::Own => break,
                // As in `read_contended`.
                Turn::TimedOut => return self.try_write().is_some(),
            }
        }
        self.drain(deadline)
    }

    /// Claims the lock for a writer unless another one has, and sets `carried` with that;
    /// gives the claimed state otherwise.
    pub(super) fn claim(&self, carried: u32) -> Result<(), u32> {
        // Relaxed: a guess that the compare-exchange verifies, or a reason to wait that
        // `announce_parked` looks at again with the bucket locked.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & WRITER == 0 {
            let pending = if state & READERS == 0 { 0 } else { PENDING };
            // Relaxed: `drain` comes after it and reads this write or a later one, which pass on the
            // releases before it.
            match self.state.compare_exchange_weak(
                state,
                state | WRITER | pending | carried,
                Ordering::Relaxed,
                Ordering::Relaxed,
            ) {
                Ok(_) => {
                    #[cfg(any(interior_loom, interior_shuttle))]
                    super::super::model::check_bypassed(self.key());
                    return Ok(());
                }
                Err(seen) => state = seen,
            }
        }
        Err(state)
    }

    /// Waits, with the claim, until no reader is left or until `deadline`; gives up the claim then, and
    /// tells whether the lock is held for writing now.
    fn drain(&self, deadline: Option<&Deadline>) -> bool {
        let mut spin = Spin::new();
        loop {
            // Acquire meets the Release of the last writer and of all readers after it.
            let state = self.state.load(Ordering::Acquire);
            if state & READERS == 0 {
                if state & PENDING != 0 {
                    // Relaxed: the flags carry no data, and only this thread clears them (I4).
                    self.state.fetch_and(!(PENDING | ASLEEP), Ordering::Relaxed);
                }
                return true;
            }
            if spin.once() {
                continue;
            }
            let parked = lot::park(
                self.drain_key(),
                Waiter::new(Kind::Drain),
                deadline,
                |_| self.announce_asleep(),
                |_| (),
            );
            // Who took the last count away may not have come to wake this thread yet: then it is in.
            // Relaxed: the next look is the one that counts.
            let is_over = parked == Parked::TimedOut;
            if is_over && self.state.load(Ordering::Relaxed) & READERS != 0 {
                self.release_claim(0);
                return false;
            }
        }
    }

    /// Sets `ASLEEP` if a reader is counted, with the bucket locked (I4).
    pub(super) fn announce_asleep(&self) -> bool {
        // Relaxed, here and below: the flags carry no data, and the compare-exchange verifies the count.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & READERS != 0 {
            match self.state.compare_exchange_weak(
                state,
                state | PENDING | ASLEEP,
                Ordering::Relaxed,
                Ordering::Relaxed,
            ) {
                Ok(_) => return true,
                Err(seen) => state = seen,
            }
        }
        false
    }

    /// Tells whether a writer has the claim, with the bucket locked, and sees to it that the thread that
    /// goes to sleep now is called: sets `PARKED`, or leaves it to the leader unless the thread
    /// `insists` (I2, I3).
    pub(super) fn announce_parked(&self, parked: &Waiters<'_>, insists: bool) -> bool {
        let has_leader = !insists && !parked.is_empty();
        // Relaxed, here and below: if `PARKED` is set, `WRITER` is too until the bucket is given up (I2).
        // If not, and others sleep, there is a leader (I3), or one that has set it since, which only
        // somebody clears who locks the bucket after this thread. Otherwise the compare-exchange reads
        // the newest value.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & WRITER != 0 {
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
            // Relaxed: no data goes with it, and as a read-modify-write it passes on the Release of
            // those before it.
            self.state.fetch_and(!PARKED, Ordering::Relaxed);
        }
    }

    /// Sees to those that stayed in the queue, for a leader that came in as a reader or is about to panic.
    ///
    /// If a writer has the claim, it calls them when it gives it up. If not, they need not sleep: the
    /// front group is called, and the lead goes over to it. This hands nothing over and passes on no data:
    /// nobody is urgent then, but where the count was full (I6), and then nobody is handed anything.
    #[cold]
    pub(super) fn pass_on(&self) {
        lot::unpark(self.key(), |waiters| {
            if !waiters.is_empty() && !self.announce_parked(waiters, true) {
                call(waiters);
            }
        });
    }

    /// Gives up the claim, counts `readers` more with that, and calls the next if that is up to this
    /// thread.
    #[cold]
    pub(super) fn release_claim(&self, readers: u32) {
        // Relaxed: the compare-exchange verifies it, or it is looked at with the bucket locked.
        let mut state = self.state.load(Ordering::Relaxed);
        while state & PARKED == 0 {
            // Release meets the Acquire of the next reader or writer. Relaxed on failure: as above. On
            // success this is the last touch (I5).
            match self.state.compare_exchange_weak(
                state,
                (state & READERS) + readers,
                Ordering::Release,
                Ordering::Relaxed,
            ) {
                Ok(_) => return,
                Err(seen) => state = seen,
            }
        }
        lot::unpark(self.key(), |waiters| {
            // Relaxed: the compare-exchange verifies it; how full the count is need not be exact.
            let mut state = self.state.load(Ordering::Relaxed);
            let kept = if waiters.is_first_urgent() && state & FULL == 0 {
                hand_over(waiters)
            } else {
                call(waiters);
                0
            };
            // With the claim and the bucket locked all flags are this thread's to set (I1, I2, I4); only
            // readers that leave or retreat change the count. Release and Relaxed: as above.
            while let Err(seen) = self.state.compare_exchange_weak(
                state,
                (state & READERS) + readers + kept,
                Ordering::Release,
                Ordering::Relaxed,
            ) {
                state = seen;
            }
        });
    }
}

/// Wakes the writer of this [key](DefaultRwLock::drain_key), if it is asleep still.
///
/// The lock may be gone and its address another lock's. Then a writer of that one is woken for nothing,
/// and looks at its count again (I4); no other kind of lock has a sleeper of this kind.
#[cold]
pub(super) fn wake_writer(key: usize) {
    lot::unpark(key, |waiters| {
        if waiters.first() == Some(Kind::Drain) {
            waiters.take_first(Call::Follow);
        }
    });
}

/// Takes the front group out of the queue and wakes it, its last thread as leader if others stay.
fn call(waiters: &mut Waiters<'_>) {
    if take_readers(waiters, Call::Follow) == 0 {
        waiters.take_first(Call::Follow);
    }
    waiters.appoint_last();
}

/// Lets in the readers that are first in the queue and claims the lock for the writer behind them if
/// that one is urgent, or calls it; gives the count and the flags to keep.
fn hand_over(waiters: &mut Waiters<'_>) -> u32 {
    let readers = READER * take_readers(waiters, Call::Own);
    if waiters.is_first_urgent() {
        waiters.take_first(Call::Own);
        let parked = if waiters.is_empty() { 0 } else { PARKED };
        return readers | WRITER | PENDING | parked;
    }
    // It can claim the lock while the readers are in.
    waiters.call_first();
    readers
}

/// Takes the readers before the first writer out of the queue, and counts them.
fn take_readers(waiters: &mut Waiters<'_>, call: Call) -> u32 {
    let mut count = 0;
    while waiters.first() == Some(Kind::Shared) {
        waiters.take_first(call);
        count += 1;
    }
    count
}
