//! Access to the whole value of a lock by someone who has a share in the lock.
//!
//! The invariants I1 to I4 are those of the [parent module](super).

use alloc::sync::Arc;
use core::marker::PhantomData;
use core::ptr::NonNull;
use core::time::Duration;
#[cfg(feature = "std")]
use std::time::Instant;

use super::hold::{Acquire, Exclusive, Hold, Keeper, Release};

/// A lock together with the value that it guards.
///
/// # Safety
///
/// The two parts are parts of `self`: they live and stay where they are as long as `self` does. Whoever
/// holds the lock may reach the value as the mode allows.
pub(crate) unsafe trait Guarded {
    /// The lock.
    type Lock;

    /// The value.
    type Value: ?Sized;

    /// Both; the pointer is valid and aligned.
    fn parts(&self) -> (&Self::Lock, NonNull<Self::Value>);
}

// SAFETY: all clones of an `Arc` lead to one place, which lives until the last of them is gone, and is
// not moved before: what would move it asks for the only one. `Guarded` promises that the lock is a part
// of what is there.
unsafe impl<W: ?Sized + Guarded> Keeper<W::Lock> for Arc<W> {
    #[inline]
    fn lock(&self) -> &W::Lock {
        self.parts().0
    }
}

/// Access to the value of `W`, as long as it is held in the mode `M`, and a share in `W`.
pub(crate) struct OwnedAccess<W: ?Sized + Guarded, M: Release<W::Lock>> {
    hold: Hold<Arc<W>, W::Lock, M>,
    /// As a pointer to the value, so that nothing about threads follows from the share alone.
    _value: PhantomData<NonNull<W::Value>>,
}

// SAFETY: `&OwnedAccess` gives out `&W::Value` and clones of the share, never the hold's state.
// `W::Value: Sync` excludes the access to a `Mutex<Cell<u8>>`, which two threads could both set.
// `W: Send + Sync` excludes a lock whose bookkeeping is not atomic, and a value that another thread may
// read but not drop, such as a guard: a clone of the share may be the last and drop it there.
unsafe impl<W, M> Sync for OwnedAccess<W, M>
where
    W: ?Sized + Guarded<Value: Sync> + Send + Sync,
    M: Release<W::Lock>,
{
}

impl<W: ?Sized + Guarded, M: Release<W::Lock>> OwnedAccess<W, M> {
    #[inline]
    fn new(hold: Hold<Arc<W>, W::Lock, M>) -> Self {
        Self {
            hold,
            _value: PhantomData,
        }
    }

    /// The value, to look at.
    #[inline]
    pub(crate) fn get(&self) -> &W::Value {
        let (_, value) = self.hold.keeper().parts();
        // SAFETY: the pointer leads to the payload of the lock that the hold has acquired, which lives
        // as long as the hold's share (I2). Every mode excludes writers but the holder, who writes by
        // `&mut self` alone (I3).
        unsafe { value.as_ref() }
    }

    /// The share in the lock.
    #[inline]
    pub(crate) fn owner(&self) -> &Arc<W> {
        self.hold.keeper()
    }

    /// Releases the lock and gives the share.
    #[inline]
    pub(crate) fn into_owner(self) -> Arc<W> {
        self.hold.release()
    }

    /// Turns the access into one in another mode without letting go of the lock in between.
    ///
    /// # Safety
    ///
    /// As [`Hold::exchange`].
    #[inline]
    pub(crate) unsafe fn exchange<N: Release<W::Lock>>(
        self,
        turn: impl FnOnce(&W::Lock, M::State) -> N::State,
    ) -> OwnedAccess<W, N> {
        // SAFETY: the caller's promise is passed on.
        OwnedAccess::new(unsafe { self.hold.exchange(turn) })
    }
}

impl<W: ?Sized + Guarded, M: Exclusive<W::Lock>> OwnedAccess<W, M> {
    /// The value, to change.
    #[inline]
    pub(crate) fn get_mut(&mut self) -> &mut W::Value {
        let (_, mut value) = self.hold.keeper().parts();
        // SAFETY: as in `get`; the mode excludes everybody else (I3), and `self` is borrowed
        // exclusively, so no reference that `get` or `get_mut` has made is alive.
        unsafe { value.as_mut() }
    }
}

impl<W: ?Sized + Guarded, M: Acquire<W::Lock>> OwnedAccess<W, M> {
    /// Acquires `owner`, waiting as long as it takes.
    #[inline]
    #[track_caller]
    pub(crate) fn acquire(owner: &Arc<W>) -> Self {
        Self::new(Hold::acquire(owner))
    }

    /// Acquires `owner` if that needs no waiting.
    #[inline]
    #[track_caller]
    pub(crate) fn try_acquire(owner: &Arc<W>) -> Option<Self> {
        Hold::try_acquire(owner).map(Self::new)
    }

    /// Acquires `owner` unless that takes longer than `patience`.
    #[inline]
    #[track_caller]
    pub(crate) fn acquire_within(owner: &Arc<W>, patience: Duration) -> Option<Self> {
        Hold::acquire_within(owner, patience).map(Self::new)
    }

    /// Acquires `owner` unless that takes until `deadline`.
    #[cfg(feature = "std")]
    #[inline]
    #[track_caller]
    pub(crate) fn acquire_until(owner: &Arc<W>, deadline: Instant) -> Option<Self> {
        Hold::acquire_until(owner, deadline).map(Self::new)
    }
}

/// `Deref`, `Debug` and `Display` of a guard that has a share in its lock, and the ways back to the lock.
macro_rules! owned_guard_surface {
    ($Guard:ident => $Lock:ident as $lock:ident, $R:ident: $Raw:path) => {
        $crate::guard::surface::reading! { $Guard [], $R: $Raw }

        impl<T: ?Sized, $R: $Raw> $Guard<T, $R> {
            /// The lock that the guard holds.
            ///
            /// An associated function, so that it does not hide a method of the value.
            #[inline]
            pub fn $lock(guard: &Self) -> &alloc::sync::Arc<$Lock<T, $R>> {
                guard.access.owner()
            }

            /// Unlocks, and gives the lock that the guard has kept alive.
            #[inline]
            pub fn into_arc(guard: Self) -> alloc::sync::Arc<$Lock<T, $R>> {
                guard.access.into_owner()
            }
        }
    };
}

pub(crate) use owned_guard_surface;
