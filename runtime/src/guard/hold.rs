//! One acquisition of a lock, released when it is dropped.
//!
//! Every acquisition of the typed locks passes through [`Hold::acquire`], [`Hold::try_acquire`] or
//! [`Hold::acquire_within`], and every release through the `Drop` of [`Hold`].

use core::mem::ManuallyDrop;
#[cfg(feature = "std")]
use core::ptr;
use core::time::Duration;
#[cfg(feature = "std")]
use std::time::Instant;

#[cfg(feature = "std")]
use crate::abort;
#[cfg(feature = "std")]
use crate::order::Renewal;

/// A mode in which an `L` can be held, seen from its end.
///
/// # Safety
///
/// While an acquisition in this mode stands, the lock `L` keeps out what the mode promises to keep
/// out: a reading mode all writers, an exclusive mode everybody.
pub(crate) unsafe trait Release<L: ?Sized> {
    /// What an acquisition remembers until it is released.
    type State;

    /// Ends an acquisition.
    ///
    /// # Safety
    ///
    /// `state` comes from an acquisition of `lock` in this mode that has not been released yet.
    unsafe fn release(lock: &L, state: Self::State);
}

/// A mode in which an `L` can be acquired by waiting for it.
pub(crate) trait Acquire<L: ?Sized>: Release<L> {
    /// Acquires `lock`, waiting as long as it takes.
    fn acquire(lock: &L) -> Self::State;

    /// Acquires `lock` if that needs no waiting.
    fn try_acquire(lock: &L) -> Option<Self::State>;

    /// Acquires `lock` unless that takes longer than `patience`.
    fn acquire_within(lock: &L, patience: Duration) -> Option<Self::State>;
}

/// A mode in which an `L` that is held can be held once more at once, and counts how often it is.
///
/// # Safety
///
/// - The acquisition that [`split`](Self::split) makes is released on its own; what the mode keeps out
///   stays out until both are released.
/// - `L` is not `Sync`: a shared guard may be split on whatever thread can reach it.
pub(crate) unsafe trait Split<L: ?Sized>: Release<L> {
    /// Makes an acquisition beside the standing one that `state` belongs to.
    fn split(lock: &L, state: &Self::State) -> Self::State;
}

/// A mode in which an acquisition can be given up and taken anew, as waiting for a condition does.
#[cfg(feature = "std")]
pub(crate) trait Renew<L: ?Sized>: Acquire<L> {
    /// Lets the order check see that a standing acquisition is about to be given up for another.
    fn announce_renewal(lock: &L) -> Renewal;

    /// Acquires `lock`, as was announced, waiting as long as it takes.
    fn renew(lock: &L, renewal: Renewal) -> Self::State;
}

/// One acquisition of `L` in the mode `M`; dropping it releases the lock.
pub(crate) struct Hold<'a, L: ?Sized, M: Release<L>> {
    lock: &'a L,
    /// Taken out by `drop` and `exchange` alone.
    state: ManuallyDrop<M::State>,
}

impl<'a, L: ?Sized, M: Release<L>> Hold<'a, L, M> {
    /// Takes charge of an acquisition.
    ///
    /// # Safety
    ///
    /// `state` comes from an acquisition of `lock` in the mode `M` that has not been released yet,
    /// and nobody else releases it.
    #[inline]
    pub(crate) unsafe fn new(lock: &'a L, state: M::State) -> Self {
        Self {
            lock,
            state: ManuallyDrop::new(state),
        }
    }

    /// The lock that is held.
    #[inline]
    pub(crate) fn lock(&self) -> &'a L {
        self.lock
    }

    /// Turns this acquisition into one in another mode without letting go of the lock in between.
    ///
    /// # Safety
    ///
    /// `turn` ends the acquisition whose lock and state it is given, and returns the state of an
    /// acquisition of the same lock in the mode `N`.
    #[inline]
    pub(crate) unsafe fn exchange<N: Release<L>>(
        self,
        turn: impl FnOnce(&L, M::State) -> N::State,
    ) -> Hold<'a, L, N> {
        let mut ended = ManuallyDrop::new(self);
        // SAFETY: `ended` is never dropped and not read again, so the state is taken once (I1).
        let state = unsafe { ManuallyDrop::take(&mut ended.state) };
        let state = turn(ended.lock, state);
        // SAFETY: the caller promises that `turn` returns an acquisition in the mode `N`; nobody
        // else has seen its state.
        unsafe { Hold::new(ended.lock, state) }
    }
}

impl<'a, L: ?Sized, M: Acquire<L>> Hold<'a, L, M> {
    /// Acquires `lock`, waiting as long as it takes.
    #[inline]
    #[track_caller]
    pub(crate) fn acquire(lock: &'a L) -> Self {
        let state = M::acquire(lock);
        // SAFETY: the state was given out by the line above, and only this hold knows it.
        unsafe { Self::new(lock, state) }
    }

    /// Acquires `lock` if that needs no waiting.
    #[inline]
    #[track_caller]
    pub(crate) fn try_acquire(lock: &'a L) -> Option<Self> {
        let state = M::try_acquire(lock)?;
        // SAFETY: the state was given out by the line above, and only this hold knows it.
        Some(unsafe { Self::new(lock, state) })
    }

    /// Acquires `lock` unless that takes longer than `patience`; without any patience it asks once.
    #[inline]
    #[track_caller]
    pub(crate) fn acquire_within(lock: &'a L, patience: Duration) -> Option<Self> {
        if patience.is_zero() {
            return Self::try_acquire(lock);
        }
        let state = M::acquire_within(lock, patience)?;
        // SAFETY: the state was given out by the line above, and only this hold knows it.
        Some(unsafe { Self::new(lock, state) })
    }

    /// Acquires `lock` unless that takes until `deadline`; if that has passed it asks once.
    #[cfg(feature = "std")]
    #[inline]
    #[track_caller]
    pub(crate) fn acquire_until(lock: &'a L, deadline: Instant) -> Option<Self> {
        Self::acquire_within(lock, deadline.saturating_duration_since(Instant::now()))
    }
}

#[cfg(feature = "std")]
impl<L: ?Sized, M: Renew<L>> Hold<'_, L, M> {
    /// Lends the acquisition to `between`, which ends it by dropping it, and acquires the lock anew.
    ///
    /// A panic in `between` or in the lock ends the process: the guard around `self` would stand for
    /// nothing. The order check, which may panic, has its say before.
    #[inline]
    #[track_caller]
    pub(crate) fn renew<U>(&mut self, between: impl FnOnce(Self) -> U) -> U {
        let lock = self.lock;
        let renewal = M::announce_renewal(lock);
        // SAFETY: `self` is valid for reads, and neither used nor dropped until it is overwritten
        // below, the only way out of this function; so the acquisition has one owner at each moment
        // (I1).
        let ended = unsafe { ptr::read(self) };
        let (result, renewed) = abort::on_unwind("a lock panicked during a wait", || {
            let result = between(ended);
            let state = M::renew(lock, renewal);
            // SAFETY: the state was given out by the line above, and only this hold knows it.
            (result, unsafe { Self::new(lock, state) })
        });
        // SAFETY: `self` is valid for writes; what is overwritten without a drop was moved out above.
        unsafe { ptr::write(self, renewed) };
        result
    }
}

impl<L: ?Sized, M: Split<L>> Hold<'_, L, M> {
    /// Makes another acquisition beside this one.
    #[inline]
    #[track_caller]
    pub(crate) fn split(&self) -> Self {
        let state = M::split(self.lock, &self.state);
        // SAFETY: the state was given out by the line above, and only the new hold knows it.
        unsafe { Self::new(self.lock, state) }
    }
}

impl<L: ?Sized, M: Release<L>> Drop for Hold<'_, L, M> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: a value is dropped once, and `exchange` takes the state only out of holds that
        // are never dropped.
        let state = unsafe { ManuallyDrop::take(&mut self.state) };
        // SAFETY: I1: the state belongs to an acquisition of this lock that nobody has released.
        unsafe { M::release(self.lock, state) };
    }
}
