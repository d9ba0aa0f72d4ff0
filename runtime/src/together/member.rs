//! One lock of a set: where it is and how to ask for it.

use core::fmt;
use core::time::Duration;

use crate::raw::{RawMutex, RawRwLock};
use crate::{Mutex, MutexGuard, Ref, RefCell, RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// A lock that can be taken together with others, in the mode it is named in.
///
/// Implemented for `&Mutex` and for what `reading()` and `writing()` of [`RwLock`] and [`RefCell`]
/// give. Not meant to be implemented elsewhere: its methods are how [`lock_all`](crate::lock_all)
/// asks, and may change in any release.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be taken together with other locks",
    label = "expected `&Mutex<_>`, `x.reading()` or `x.writing()`",
    note = "a set borrows its locks: `lock_all((&a, &b))`",
    note = "an `RwLock` or `RefCell` is named with its mode: `x.reading()` or `x.writing()`",
    note = "a `Cell` is never locked, so it needs no place in the set"
)]
pub trait Member {
    /// What holds the lock.
    type Guard;

    /// The address of the lock's state: what orders the set and what tells two locks apart.
    #[doc(hidden)]
    fn address(&self) -> usize;

    /// Writes what to call the lock in a message.
    #[doc(hidden)]
    fn fmt_name(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// Lets the order check see that the lock is about to be waited for.
    #[doc(hidden)]
    #[track_caller]
    fn announce(&self);

    /// Acquires the lock if that needs no waiting.
    #[doc(hidden)]
    #[track_caller]
    fn try_acquire(&self) -> Option<Self::Guard>;

    /// Acquires the lock unless that takes longer than `patience`.
    #[doc(hidden)]
    #[track_caller]
    fn acquire_within(&self, patience: Duration) -> Option<Self::Guard>;

    /// Acquires the lock, waiting as long as it takes.
    #[doc(hidden)]
    #[track_caller]
    fn acquire(&self) -> Self::Guard;
}

/// A lock to be taken for reading, as a member of a set; made by `reading()` of [`RwLock`] and
/// [`RefCell`].
#[must_use = "a mode acquires nothing by itself; hand it to `lock_all`"]
pub struct Reading<'a, L: ?Sized>(&'a L);

/// A lock to be taken for writing, as a member of a set; made by `writing()` of [`RwLock`] and
/// [`RefCell`].
#[must_use = "a mode acquires nothing by itself; hand it to `lock_all`"]
pub struct Writing<'a, L: ?Sized>(&'a L);

impl<L: ?Sized> fmt::Debug for Reading<'_, L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Reading").finish_non_exhaustive()
    }
}

impl<L: ?Sized> fmt::Debug for Writing<'_, L> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_tuple("Writing").finish_non_exhaustive()
    }
}

impl<T: ?Sized, R: RawRwLock> RwLock<T, R> {
    /// Names this lock, to be taken for reading, as a member of a [`lock_all`](crate::lock_all).
    #[inline]
    pub const fn reading(&self) -> Reading<'_, Self> {
        Reading(self)
    }

    /// Names this lock, to be taken for writing, as a member of a [`lock_all`](crate::lock_all).
    #[inline]
    pub const fn writing(&self) -> Writing<'_, Self> {
        Writing(self)
    }
}

impl<T: ?Sized> RefCell<T> {
    /// Names this cell, to be borrowed, as a member of a [`lock_all`](crate::lock_all).
    #[inline]
    pub const fn reading(&self) -> Reading<'_, Self> {
        Reading(self)
    }

    /// Names this cell, to be borrowed mutably, as a member of a [`lock_all`](crate::lock_all).
    #[inline]
    pub const fn writing(&self) -> Writing<'_, Self> {
        Writing(self)
    }
}

/// Writes the items of `Member` for one way to take one lock: how it is announced, and the three ways
/// to ask, in terms of the lock. The impls stand outside, because compile errors show them.
macro_rules! member {
    (
        $guard:ty, $this:ident: $lock:expr;
        $(announce $announce:expr;)? try $try_acquire:expr; within $patience:ident: $acquire_within:expr; wait $acquire:expr
    ) => {
        type Guard = $guard;

        #[inline]
        fn address(&self) -> usize {
            let $this = self;
            $lock.address()
        }

        fn fmt_name(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
            let $this = self;
            match $lock.label().as_name() {
                Some(name) => write!(formatter, "`{name}`"),
                None => formatter.write_str("the same lock"),
            }
        }

        #[inline]
        #[track_caller]
        fn announce(&self) {
            $(
                let $this = self;
                $announce;
            )?
        }

        #[inline]
        #[track_caller]
        fn try_acquire(&self) -> Option<Self::Guard> {
            let $this = self;
            $try_acquire
        }

        #[track_caller]
        fn acquire_within(&self, $patience: Duration) -> Option<Self::Guard> {
            let $this = self;
            $acquire_within
        }

        #[track_caller]
        fn acquire(&self) -> Self::Guard {
            let $this = self;
            $acquire
        }
    };
}

impl<'a, T: ?Sized, R: RawMutex> Member for &'a Mutex<T, R> {
    member! {
        MutexGuard<'a, T, R>, mutex: **mutex;
        announce mutex.announce_lock();
        try mutex.try_lock();
        within patience: mutex.try_lock_for(patience);
        wait mutex.lock()
    }
}

impl<'a, T: ?Sized, R: RawRwLock> Member for Reading<'a, RwLock<T, R>> {
    member! {
        RwLockReadGuard<'a, T, R>, mode: mode.0;
        announce mode.0.announce_read();
        try mode.0.try_read();
        within patience: mode.0.try_read_for(patience);
        wait mode.0.read()
    }
}

impl<'a, T: ?Sized, R: RawRwLock> Member for Writing<'a, RwLock<T, R>> {
    member! {
        RwLockWriteGuard<'a, T, R>, mode: mode.0;
        announce mode.0.announce_write();
        try mode.0.try_write();
        within patience: mode.0.try_write_for(patience);
        wait mode.0.write()
    }
}

// A refcell has nobody to wait for: the one thread that could end the borrow is the one that asks. So
// it refuses without waiting only while the set is tried, and then panics with the place of both.
impl<'a, T: ?Sized> Member for Reading<'a, RefCell<T>> {
    member! {
        Ref<'a, T>, mode: mode.0;
        try mode.0.try_borrow().ok();
        within _patience: Some(mode.0.borrow());
        wait mode.0.borrow()
    }
}

impl<'a, T: ?Sized> Member for Writing<'a, RefCell<T>> {
    member! {
        RefMut<'a, T>, mode: mode.0;
        try mode.0.try_borrow_mut().ok();
        within _patience: Some(mode.0.borrow_mut());
        wait mode.0.borrow_mut()
    }
}
