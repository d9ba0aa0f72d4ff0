//! From an expression to whatever keeps the payload reachable for a call.
//!
//! The attribute cannot see types, so one call must do for a lock, a pointer to a lock and a guard.
//! The last parameter of the traits is a marker that only tells their impls apart; at a call the
//! payload is given, at most one impl fits, and the compiler infers the marker.

use core::ops::{Deref, DerefMut};

use super::Lock;

/// The way is a lock.
#[derive(Debug)]
pub enum Direct {}

/// The way is a pointer to a lock, such as an `Arc`.
#[derive(Debug)]
pub enum Behind {}

/// The way derefs to the payload by itself, as guards do.
#[derive(Debug)]
pub enum Open {}

/// The way is a place that derefs to the payload.
#[derive(Debug)]
pub enum OpenBehind {}

/// No way at all.
///
/// Its impls are never met. Without them one impl alone would fit a way that is no reference, and
/// the compiler would report that impl's bounds beside the trait's own words.
#[derive(Debug)]
pub enum Closed {}

/// What nothing is.
pub trait Never {}

/// A way to look at a `P`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not lead to `{P}`, so its methods cannot be called through it",
    label = "no way to `{P}`",
    note = "expected a `Mutex<{P}>`, `RwLock<{P}>` or `RefCell<{P}>` of `interior`, a pointer to one, or anything that derefs to `{P}`"
)]
pub trait Way<P: ?Sized, Form> {
    /// What keeps the payload reachable.
    type Access: Deref<Target = P>;

    /// Acquires the lock, if there is one.
    fn shared(self) -> Self::Access;
}

/// A way to change a `P`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` does not lead to a `{P}` that can be changed, so its `&mut self` methods cannot be called through it",
    label = "no exclusive way to `{P}`",
    note = "expected a `Mutex<{P}>`, `RwLock<{P}>` or `RefCell<{P}>` of `interior`, a pointer to one, or anything that derefs mutably to `{P}`"
)]
pub trait WayMut<P: ?Sized, Form> {
    /// What keeps the payload reachable.
    type Access: DerefMut<Target = P>;

    /// Acquires the lock, if there is one.
    fn exclusive(self) -> Self::Access;
}

#[diagnostic::do_not_recommend]
impl<'a, L: ?Sized + Lock> Way<L::Payload, Direct> for &'a L {
    type Access = L::Shared<'a>;

    #[inline]
    #[track_caller]
    fn shared(self) -> L::Shared<'a> {
        Lock::shared(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, L: ?Sized + Lock> WayMut<L::Payload, Direct> for &'a L {
    type Access = L::Exclusive<'a>;

    #[inline]
    #[track_caller]
    fn exclusive(self) -> L::Exclusive<'a> {
        Lock::exclusive(self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, W, L> Way<L::Payload, Behind> for &'a W
where
    W: ?Sized + Deref<Target = L>,
    L: ?Sized + Lock + 'a,
{
    type Access = L::Shared<'a>;

    #[inline]
    #[track_caller]
    fn shared(self) -> L::Shared<'a> {
        Lock::shared(&**self)
    }
}

#[diagnostic::do_not_recommend]
impl<'a, W, L> WayMut<L::Payload, Behind> for &'a W
where
    W: ?Sized + Deref<Target = L>,
    L: ?Sized + Lock + 'a,
{
    type Access = L::Exclusive<'a>;

    #[inline]
    #[track_caller]
    fn exclusive(self) -> L::Exclusive<'a> {
        Lock::exclusive(&**self)
    }
}

#[diagnostic::do_not_recommend]
impl<P: ?Sized, W: Deref<Target = P>> Way<P, Open> for W {
    type Access = W;

    #[inline]
    fn shared(self) -> W {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<P: ?Sized, W: DerefMut<Target = P>> WayMut<P, Open> for W {
    type Access = W;

    #[inline]
    fn exclusive(self) -> W {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<'a, P: ?Sized + 'a, W: ?Sized + Deref<Target = P>> Way<P, OpenBehind> for &'a W {
    type Access = &'a P;

    #[inline]
    fn shared(self) -> &'a P {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<P: ?Sized, W: Never + Deref<Target = P>> Way<P, Closed> for W {
    type Access = W;

    fn shared(self) -> W {
        self
    }
}

#[diagnostic::do_not_recommend]
impl<P: ?Sized, W: Never + DerefMut<Target = P>> WayMut<P, Closed> for W {
    type Access = W;

    fn exclusive(self) -> W {
        self
    }
}
