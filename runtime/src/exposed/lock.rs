//! The kinds whose payload can be reached by a guard, and where a type keeps one.

use core::ops::{Deref, DerefMut};

use super::{Narrow, NarrowMut};
use crate::raw::{RawMutex, RawRwLock};
use crate::{Mutex, MutexGuard, Ref, RefCell, RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// A cell or lock that hands out guards.
pub trait Lock {
    /// What it holds.
    type Payload: ?Sized;

    /// The guard through which the payload is looked at.
    type Shared<'a>: Deref<Target = Self::Payload> + Narrow<'a>
    where
        Self: 'a;

    /// The guard through which the payload is changed.
    type Exclusive<'a>: DerefMut<Target = Self::Payload> + NarrowMut<'a>
    where
        Self: 'a;

    /// Acquires it for looking, together with others where the kind can.
    fn shared(&self) -> Self::Shared<'_>;

    /// Acquires it for changing.
    fn exclusive(&self) -> Self::Exclusive<'_>;
}

impl<T: ?Sized, R: RawMutex> Lock for Mutex<T, R> {
    type Payload = T;
    type Shared<'a>
        = MutexGuard<'a, T, R>
    where
        Self: 'a;
    type Exclusive<'a>
        = MutexGuard<'a, T, R>
    where
        Self: 'a;

    #[inline]
    #[track_caller]
    fn shared(&self) -> MutexGuard<'_, T, R> {
        self.lock()
    }

    #[inline]
    #[track_caller]
    fn exclusive(&self) -> MutexGuard<'_, T, R> {
        self.lock()
    }
}

impl<T: ?Sized, R: RawRwLock> Lock for RwLock<T, R> {
    type Payload = T;
    type Shared<'a>
        = RwLockReadGuard<'a, T, R>
    where
        Self: 'a;
    type Exclusive<'a>
        = RwLockWriteGuard<'a, T, R>
    where
        Self: 'a;

    #[inline]
    #[track_caller]
    fn shared(&self) -> RwLockReadGuard<'_, T, R> {
        self.read()
    }

    #[inline]
    #[track_caller]
    fn exclusive(&self) -> RwLockWriteGuard<'_, T, R> {
        self.write()
    }
}

impl<T: ?Sized> Lock for RefCell<T> {
    type Payload = T;
    type Shared<'a>
        = Ref<'a, T>
    where
        Self: 'a;
    type Exclusive<'a>
        = RefMut<'a, T>
    where
        Self: 'a;

    #[inline]
    #[track_caller]
    fn shared(&self) -> Ref<'_, T> {
        self.borrow()
    }

    #[inline]
    #[track_caller]
    fn exclusive(&self) -> RefMut<'_, T> {
        self.borrow_mut()
    }
}

/// The view of a `U` inside the payload of an `L`: what exposed `&self` methods return for `&U`.
pub type View<'a, U, L> = <<L as Lock>::Shared<'a> as Narrow<'a>>::View<U>;

/// The guard of a `U` inside the payload of an `L`: what exposed `&mut self` methods return for
/// `&mut U`.
pub type ViewMut<'a, U, L> = <<L as Lock>::Exclusive<'a> as NarrowMut<'a>>::View<U>;

/// A type that is one lock around a `P` as a whole.
#[diagnostic::on_unimplemented(
    message = "`{Self}` as a whole is not a lock around `{P}`",
    label = "no field is named",
    note = "name the field: `#[synchronized({Self}::field)]`, or the way: `#[synchronized({Self}, via = self.field)]`"
)]
pub trait Whole<P: ?Sized> {
    /// The lock.
    type Lock: ?Sized + Lock<Payload = P>;

    /// Gives the lock.
    fn whole(&self) -> &Self::Lock;
}
