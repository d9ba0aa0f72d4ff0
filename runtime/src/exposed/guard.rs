//! Narrowing a guard to what a method of its payload returned.
//!
//! A method that takes `&self` must lead to a guard that cannot write: its caller may hold the
//! reference under another `&self` borrow, and a guard that writes would let it change what the
//! signature only showed. So [`Narrow`] never leads to a guard with `DerefMut`.

use core::convert::{Infallible, identity};
use core::ops::{Deref, DerefMut};

use crate::raw::{RawMutex, RawRwLock};
use crate::{
    MappedMutexGuard, MappedRwLockReadGuard, MappedRwLockWriteGuard, MutexGuard, MutexRef, Ref,
    RefMut, RwLockReadGuard, RwLockWriteGuard,
};

/// A guard that can become a read-only view of a part of its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot become a guard of what a `&self` method returns",
    label = "holds no lock that a read-only guard could keep",
    note = "expected a `Mutex`, `RwLock` or `RefCell`, or a guard of one that can give up writing"
)]
pub trait Narrow<'a>: Deref {
    /// The view of a `U`.
    type View<U: ?Sized + 'a>;

    /// Looks for the part.
    ///
    /// # Errors
    ///
    /// Gives the error of `part`; the guard is dropped then.
    fn narrow<U: ?Sized, E>(
        self,
        part: impl FnOnce(&Self::Target) -> Result<&U, E>,
    ) -> Result<Self::View<U>, E>;
}

/// A guard that can become an exclusive guard of a part of its value.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot become a guard of what a `&mut self` method returns",
    label = "holds no lock that an exclusive guard could keep",
    note = "expected a `Mutex`, `RwLock` or `RefCell`, or an exclusive guard of one"
)]
pub trait NarrowMut<'a>: DerefMut {
    /// The guard of a `U`.
    type View<U: ?Sized + 'a>;

    /// Looks for the part.
    ///
    /// # Errors
    ///
    /// Gives the error of `part`; the guard is dropped then.
    fn narrow_mut<U: ?Sized, E>(
        self,
        part: impl FnOnce(&mut Self::Target) -> Result<&mut U, E>,
    ) -> Result<Self::View<U>, E>;
}

/// Writes how a guard becomes a view: the guard, the view, and in brackets what the guard is turned
/// into first and by what.
macro_rules! narrow {
    ($(
        $Guard:ident $(<$R:ident: $Raw:ident>)? => $View:ident, [$Through:ident by $into:path];
    )+) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, T: ?Sized $(, $R: $Raw)?> Narrow<'a> for $Guard<'a, T $(, $R)?> {
            type View<U: ?Sized + 'a> = $View<'a, U $(, $R)?>;

            #[inline]
            fn narrow<U: ?Sized, E>(
                self,
                part: impl FnOnce(&T) -> Result<&U, E>,
            ) -> Result<$View<'a, U $(, $R)?>, E> {
                $Through::try_map($into(self), part).map_err(|(_, reason)| reason)
            }
        }
    )+};
}

/// As `narrow`, for guards that write.
macro_rules! narrow_mut {
    ($($Guard:ident $(<$R:ident: $Raw:ident>)? => $View:ident;)+) => {$(
        #[diagnostic::do_not_recommend]
        impl<'a, T: ?Sized $(, $R: $Raw)?> NarrowMut<'a> for $Guard<'a, T $(, $R)?> {
            type View<U: ?Sized + 'a> = $View<'a, U $(, $R)?>;

            #[inline]
            fn narrow_mut<U: ?Sized, E>(
                self,
                part: impl FnOnce(&mut T) -> Result<&mut U, E>,
            ) -> Result<$View<'a, U $(, $R)?>, E> {
                $Guard::try_map(self, part).map_err(|(_, reason)| reason)
            }
        }
    )+};
}

// A write guard of an `RwLock` is missing on purpose: it has no read-only view, for readers let in
// beside it could change what `Cell::get_mut` had lent. A `RefMut` has none either.
narrow! {
    MutexGuard<R: RawMutex> => MutexRef, [MutexRef by MutexGuard::into_ref];
    MappedMutexGuard<R: RawMutex> => MutexRef, [MutexRef by MappedMutexGuard::into_ref];
    MutexRef<R: RawMutex> => MutexRef, [MutexRef by identity];
    RwLockReadGuard<R: RawRwLock> => MappedRwLockReadGuard, [RwLockReadGuard by identity];
    MappedRwLockReadGuard<R: RawRwLock> => MappedRwLockReadGuard,
        [MappedRwLockReadGuard by identity];
    Ref => Ref, [Ref by identity];
}

narrow_mut! {
    MutexGuard<R: RawMutex> => MappedMutexGuard;
    MappedMutexGuard<R: RawMutex> => MappedMutexGuard;
    RwLockWriteGuard<R: RawRwLock> => MappedRwLockWriteGuard;
    MappedRwLockWriteGuard<R: RawRwLock> => MappedRwLockWriteGuard;
    RefMut => RefMut;
}

/// The view of what a `&self` method returns as `&U`.
#[inline]
pub fn view<'a, G: Narrow<'a>, U: ?Sized>(
    guard: G,
    part: impl FnOnce(&G::Target) -> &U,
) -> G::View<U> {
    let Ok(view) = guard.narrow::<U, Infallible>(|value| Ok(part(value)));
    view
}

/// The view of what a `&self` method returns as `Option<&U>`.
#[inline]
pub fn option_view<'a, G: Narrow<'a>, U: ?Sized>(
    guard: G,
    part: impl FnOnce(&G::Target) -> Option<&U>,
) -> Option<G::View<U>> {
    guard.narrow(|value| part(value).ok_or(())).ok()
}

/// The view of what a `&self` method returns as `Result<&U, E>`.
///
/// # Errors
///
/// Gives the method's own error.
#[inline]
pub fn result_view<'a, G: Narrow<'a>, U: ?Sized, E>(
    guard: G,
    part: impl FnOnce(&G::Target) -> Result<&U, E>,
) -> Result<G::View<U>, E> {
    guard.narrow(part)
}

/// The guard of what a `&mut self` method returns as `&mut U`.
#[inline]
pub fn view_mut<'a, G: NarrowMut<'a>, U: ?Sized>(
    guard: G,
    part: impl FnOnce(&mut G::Target) -> &mut U,
) -> G::View<U> {
    let Ok(view) = guard.narrow_mut::<U, Infallible>(|value| Ok(part(value)));
    view
}

/// The guard of what a `&mut self` method returns as `Option<&mut U>`.
#[inline]
pub fn option_view_mut<'a, G: NarrowMut<'a>, U: ?Sized>(
    guard: G,
    part: impl FnOnce(&mut G::Target) -> Option<&mut U>,
) -> Option<G::View<U>> {
    guard.narrow_mut(|value| part(value).ok_or(())).ok()
}

/// The guard of what a `&mut self` method returns as `Result<&mut U, E>`.
///
/// # Errors
///
/// Gives the method's own error.
#[inline]
pub fn result_view_mut<'a, G: NarrowMut<'a>, U: ?Sized, E>(
    guard: G,
    part: impl FnOnce(&mut G::Target) -> Result<&mut U, E>,
) -> Result<G::View<U>, E> {
    guard.narrow_mut(part)
}
