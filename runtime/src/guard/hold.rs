//! One acquisition of a lock, released when it is dropped.
//!
//! Every acquisition of the typed locks passes through [`Hold::acquire`], [`Hold::try_acquire`] or
//! [`Hold::acquire_within`], and every release through the `Drop` of [`Hold`].

use core::mem::ManuallyDrop;
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

/// A mode in which whoever holds an `L` is alone.
///
/// # Safety
///
/// While an acquisition in this mode stands, `L` keeps out everybody else, in any mode.
pub(crate) unsafe trait Exclusive<L: ?Sized>: Release<L> {}

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

/// What keeps a lock alive, and in its place, while it is held: a reference to it, or a share in the
/// value it is a part of.
///
/// # Safety
///
/// All clones of a keeper give one and the same lock, wherever they are moved to, and it lives and stays
/// where it is until the last of them is gone.
pub(crate) unsafe trait Keeper<L: ?Sized>: Clone {
    /// The lock.
    fn lock(&self) -> &L;
}

// SAFETY: what is borrowed lives and is not moved, and copies of a reference lead to one place.
unsafe impl<L: ?Sized> Keeper<L> for &L {
    #[inline]
    fn lock(&self) -> &L {
        self
    }
}

/// One acquisition of an `L` in the mode `M`; dropping it releases the lock, and then lets go of what
/// has kept it.
pub(crate) struct Hold<K: Keeper<L>, L: ?Sized, M: Release<L>> {
    keeper: K,
    /// Taken out by `drop` and `into_parts` alone.
    state: ManuallyDrop<M::State>,
}

impl<K: Keeper<L>, L: ?Sized, M: Release<L>> Hold<K, L, M> {
    /// Takes charge of an acquisition.
    ///
    /// # Safety
    ///
    /// `state` comes from an acquisition of `keeper`'s lock in the mode `M` that has not been released
    /// yet, and nobody else releases it.
    #[inline]
    pub(crate) unsafe fn new(keeper: K, state: M::State) -> Self {
        Self {
            keeper,
            state: ManuallyDrop::new(state),
        }
    }

    /// What keeps the lock that is held.
    #[inline]
    pub(crate) fn keeper(&self) -> &K {
        &self.keeper
    }

    /// Leaves the acquisition to the caller, who has to end it.
    #[inline]
    fn into_parts(self) -> (K, M::State) {
        let mut given_up = ManuallyDrop::new(self);
        // SAFETY: `given_up` is never dropped and not read again, so the state is taken once (I1).
        let state = unsafe { ManuallyDrop::take(&mut given_up.state) };
        // SAFETY: the keeper is valid for reads and, as above, has one owner afterwards.
        let keeper = unsafe { ptr::read(&raw const given_up.keeper) };
        (keeper, state)
    }

    /// Releases the lock and gives what has kept it.
    #[inline]
    pub(crate) fn release(self) -> K {
        let (keeper, state) = self.into_parts();
        // SAFETY: I1: the state belongs to an acquisition of this lock that nobody has released.
        unsafe { M::release(keeper.lock(), state) };
        keeper
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
    ) -> Hold<K, L, N> {
        let (keeper, state) = self.into_parts();
        let state = turn(keeper.lock(), state);
        // SAFETY: the caller promises that `turn` returns an acquisition in the mode `N`; nobody
        // else has seen its state.
        unsafe { Hold::new(keeper, state) }
    }
}

impl<K: Keeper<L>, L: ?Sized, M: Acquire<L>> Hold<K, L, M> {
    /// Acquires `keeper`'s lock, waiting as long as it takes.
    #[inline]
    #[track_caller]
    pub(crate) fn acquire(keeper: &K) -> Self {
        let state = M::acquire(keeper.lock());
        // SAFETY: the state was given out by the line above, by the lock that the clone gives too, and
        // only this hold knows it.
        unsafe { Self::new(keeper.clone(), state) }
    }

    /// Acquires `keeper`'s lock if that needs no waiting.
    #[inline]
    #[track_caller]
    pub(crate) fn try_acquire(keeper: &K) -> Option<Self> {
        let state = M::try_acquire(keeper.lock())?;
        // SAFETY: as in `acquire`.
        Some(unsafe { Self::new(keeper.clone(), state) })
    }

    /// Acquires `keeper`'s lock unless that takes longer than `patience`; without any patience it asks
    /// once.
    #[inline]
    #[track_caller]
    pub(crate) fn acquire_within(keeper: &K, patience: Duration) -> Option<Self> {
        if patience.is_zero() {
            return Self::try_acquire(keeper);
        }
        let state = M::acquire_within(keeper.lock(), patience)?;
        // SAFETY: as in `acquire`.
        Some(unsafe { Self::new(keeper.clone(), state) })
    }

    /// Acquires `keeper`'s lock unless that takes until `deadline`; if that has passed it asks once.
    #[cfg(feature = "std")]
    #[inline]
    #[track_caller]
    pub(crate) fn acquire_until(keeper: &K, deadline: Instant) -> Option<Self> {
        Self::acquire_within(keeper, deadline.saturating_duration_since(Instant::now()))
    }
}

#[cfg(feature = "std")]
impl<'a, L: ?Sized, M: Renew<L>> Hold<&'a L, L, M> {
    /// Lends the acquisition to `between`, which ends it by dropping it, and acquires the lock anew.
    ///
    /// A panic in `between` or in the lock ends the process: the guard around `self` would stand for
    /// nothing. The order check, which may panic, has its say before.
    #[inline]
    #[track_caller]
    pub(crate) fn renew<U>(&mut self, between: impl FnOnce(Self) -> U) -> U {
        let lock: &'a L = self.keeper;
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

impl<K: Keeper<L>, L: ?Sized, M: Split<L>> Hold<K, L, M> {
    /// Makes another acquisition beside this one.
    #[inline]
    #[track_caller]
    pub(crate) fn split(&self) -> Self {
        let state = M::split(self.keeper.lock(), &self.state);
        // SAFETY: as in `acquire`.
        unsafe { Self::new(self.keeper.clone(), state) }
    }
}

impl<K: Keeper<L>, L: ?Sized, M: Release<L>> Drop for Hold<K, L, M> {
    #[inline]
    fn drop(&mut self) {
        // SAFETY: a value is dropped once, and `into_parts` takes the state only out of holds that
        // are never dropped.
        let state = unsafe { ManuallyDrop::take(&mut self.state) };
        // SAFETY: I1: the state belongs to an acquisition of this lock that nobody has released.
        unsafe { M::release(self.keeper.lock(), state) };
    }
}
