//! A pointer to a value and the hold that keeps it valid.
//!
//! The invariants I1 to I4 are those of the [parent module](super).

use core::marker::PhantomData;
use core::ptr::NonNull;

use super::hold::{Hold, Release, Split};

/// Shared access to a `T`, as long as `L` is held in the mode `M`.
pub(crate) struct ReadAccess<'a, T: ?Sized, L: ?Sized, M: Release<L>> {
    value: NonNull<T>,
    hold: Hold<&'a L, L, M>,
    /// Only `&T` is handed out, so the access may be covariant in `T`.
    _value: PhantomData<&'a T>,
}

// SAFETY: a shared access gives out `&T`, and `&L` when it is narrowed. Only `twin` looks at the hold's
// state and acquires once more, and it needs `Split`, which no `Sync` lock has.
// `T: Sync` excludes `&ReadAccess<Cell<u8>>` on two threads, which would both set the cell;
// `L: Sync` excludes a lock whose bookkeeping is not atomic, such as a `RefCell`'s flag.
unsafe impl<T: ?Sized + Sync, L: ?Sized + Sync, M: Release<L>> Sync for ReadAccess<'_, T, L, M> {}

impl<'a, T: ?Sized, L: ?Sized, M: Release<L>> ReadAccess<'a, T, L, M> {
    /// Puts a pointer and the hold that keeps it valid together.
    ///
    /// # Safety
    ///
    /// `value` points into the payload of the lock that `hold` has acquired (I2), and `hold` excludes
    /// writers of that part (I3).
    #[inline]
    pub(crate) unsafe fn new(value: NonNull<T>, hold: Hold<&'a L, L, M>) -> Self {
        Self {
            value,
            hold,
            _value: PhantomData,
        }
    }

    /// The value.
    #[inline]
    pub(crate) fn get(&self) -> &T {
        // SAFETY: the pointer is valid (I2) and nobody writes while the hold stands (I3); the hold
        // outlives the borrow of `self`.
        unsafe { self.value.as_ref() }
    }

    /// Narrows the access to a part of the value.
    #[inline]
    pub(crate) fn map<U: ?Sized>(self, part: impl FnOnce(&T) -> &U) -> ReadAccess<'a, U, L, M> {
        let value = NonNull::from(part(self.get()));
        // SAFETY: `part` returns a reference that lives as long as the one it was given, hence into
        // the payload or longer-lived (I2), under the same hold (I3). Should it panic, `self` is
        // dropped and releases the lock.
        unsafe { ReadAccess::new(value, self.hold) }
    }

    /// Narrows the access to a part of the value, or gives it back with the reason why not.
    #[inline]
    pub(crate) fn try_map<U: ?Sized, E>(
        self,
        part: impl FnOnce(&T) -> Result<&U, E>,
    ) -> Result<ReadAccess<'a, U, L, M>, (Self, E)> {
        match part(self.get()).map(NonNull::from) {
            // SAFETY: as in `map`.
            Ok(value) => Ok(unsafe { ReadAccess::new(value, self.hold) }),
            Err(reason) => Err((self, reason)),
        }
    }
}

impl<'a, T: ?Sized, L: ?Sized, M: Split<L>> ReadAccess<'a, T, L, M> {
    /// Another access to the same value.
    #[inline]
    #[track_caller]
    pub(crate) fn twin(&self) -> Self {
        // SAFETY: the pointer is that of a valid access (I2); the new hold excludes writers until it
        // is released itself (I3).
        unsafe { Self::new(self.value, self.hold.split()) }
    }

    /// Splits the access into accesses to two parts.
    #[inline]
    #[track_caller]
    pub(crate) fn split<U: ?Sized, V: ?Sized>(
        self,
        parts: impl FnOnce(&T) -> (&U, &V),
    ) -> (ReadAccess<'a, U, L, M>, ReadAccess<'a, V, L, M>) {
        let (one, two) = parts(self.get());
        let (one, two) = (NonNull::from(one), NonNull::from(two));
        let hold = self.hold.split();
        // SAFETY: as in `map`; each part has a hold of its own.
        let one = unsafe { ReadAccess::new(one, self.hold) };
        // SAFETY: likewise.
        (one, unsafe { ReadAccess::new(two, hold) })
    }
}

/// Exclusive access to a `T`, as long as `L` is held in the mode `M`.
pub(crate) struct WriteAccess<'a, T: ?Sized, L: ?Sized, M: Release<L>> {
    value: NonNull<T>,
    hold: Hold<&'a L, L, M>,
    /// A shorter-lived value could be written through the access, so it must be invariant in `T`.
    _value: PhantomData<&'a mut T>,
}

// SAFETY: `&WriteAccess` gives out `&T` alone, never the hold's state.
// `T: Sync` excludes `&WriteAccess<Cell<u8>>` on two threads, which would both set the cell;
// `L: Sync` excludes a lock whose bookkeeping is not atomic, such as a `RefCell`'s flag.
unsafe impl<T: ?Sized + Sync, L: ?Sized + Sync, M: Release<L>> Sync for WriteAccess<'_, T, L, M> {}

impl<'a, T: ?Sized, L: ?Sized, M: Release<L>> WriteAccess<'a, T, L, M> {
    /// Puts a pointer and the hold that keeps it valid together.
    ///
    /// # Safety
    ///
    /// `value` points into the payload of the lock that `hold` has acquired (I2), `hold` excludes
    /// everybody else, and no other access reaches that part (I3).
    #[inline]
    pub(crate) unsafe fn new(value: NonNull<T>, hold: Hold<&'a L, L, M>) -> Self {
        Self {
            value,
            hold,
            _value: PhantomData,
        }
    }

    /// The acquisition behind this access; the exclusive borrow keeps references to the value from
    /// being alive while it is renewed (I4).
    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn hold_mut(&mut self) -> &mut Hold<&'a L, L, M> {
        &mut self.hold
    }

    /// The value, to look at.
    #[inline]
    pub(crate) fn get(&self) -> &T {
        // SAFETY: the pointer is valid (I2) and nobody else reaches the value (I3); the hold
        // outlives the borrow of `self`.
        unsafe { self.value.as_ref() }
    }

    /// The value, to change.
    #[inline]
    pub(crate) fn get_mut(&mut self) -> &mut T {
        // SAFETY: as in `get`, and `self` is borrowed exclusively, so no reference that `get` or
        // `get_mut` has made is alive.
        unsafe { self.value.as_mut() }
    }

    /// Narrows the access to a part of the value.
    #[inline]
    pub(crate) fn map<U: ?Sized>(
        mut self,
        part: impl FnOnce(&mut T) -> &mut U,
    ) -> WriteAccess<'a, U, L, M> {
        let value = NonNull::from(part(self.get_mut()));
        // SAFETY: `part` returns a reference that lives as long as the one it was given, hence into
        // the payload or longer-lived and exclusive (I2), under the same hold; the access to the
        // whole ends here (I3). Should `part` panic, `self` is dropped and releases the lock.
        unsafe { WriteAccess::new(value, self.hold) }
    }

    /// Narrows the access to a part of the value, or gives it back with the reason why not.
    #[inline]
    pub(crate) fn try_map<U: ?Sized, E>(
        mut self,
        part: impl FnOnce(&mut T) -> Result<&mut U, E>,
    ) -> Result<WriteAccess<'a, U, L, M>, (Self, E)> {
        match part(self.get_mut()).map(NonNull::from) {
            // SAFETY: as in `map`.
            Ok(value) => Ok(unsafe { WriteAccess::new(value, self.hold) }),
            Err(reason) => Err((self, reason)),
        }
    }

    /// Gives up writing but not the hold.
    #[inline]
    pub(crate) fn into_read(self) -> ReadAccess<'a, T, L, M> {
        // SAFETY: the pointer is that of a valid access (I2), which ends here; its hold excludes
        // everybody else, hence writers (I3).
        unsafe { ReadAccess::new(self.value, self.hold) }
    }

    /// Gives up the access for its two parts.
    #[inline]
    pub(crate) fn into_parts(self) -> (NonNull<T>, Hold<&'a L, L, M>) {
        (self.value, self.hold)
    }
}

impl<'a, T: ?Sized, L: ?Sized, M: Split<L>> WriteAccess<'a, T, L, M> {
    /// Splits the access into accesses to two parts.
    #[inline]
    #[track_caller]
    pub(crate) fn split<U: ?Sized, V: ?Sized>(
        mut self,
        parts: impl FnOnce(&mut T) -> (&mut U, &mut V),
    ) -> (WriteAccess<'a, U, L, M>, WriteAccess<'a, V, L, M>) {
        let (one, two) = parts(self.get_mut());
        let (one, two) = (NonNull::from(one), NonNull::from(two));
        let hold = self.hold.split();
        // SAFETY: as in `map`; two exclusive references that are alive together do not overlap, so
        // no other access reaches the part (I3), and each part has a hold of its own.
        let one = unsafe { WriteAccess::new(one, self.hold) };
        // SAFETY: likewise.
        (one, unsafe { WriteAccess::new(two, hold) })
    }
}
