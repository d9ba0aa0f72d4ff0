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

    /// The view of what a method returns as `Result<&U, E>`.
    ///
    /// # Errors
    ///
    /// Gives the method's own error; the guard is dropped then.
    fn result_view<U: ?Sized, E>(
        self,
        part: impl FnOnce(&Self::Target) -> Result<&U, E>,
    ) -> Result<Self::View<U>, E>;

    /// The view of what a method returns as `Option<&U>`.
    #[inline]
    fn option_view<U: ?Sized>(
        self,
        part: impl FnOnce(&Self::Target) -> Option<&U>,
    ) -> Option<Self::View<U>>
    where
        Self: Sized,
    {
        self.result_view(|value| part(value).ok_or(())).ok()
    }

    /// The view of what a method returns as `&U`.
    #[inline]
    fn view<U: ?Sized>(self, part: impl FnOnce(&Self::Target) -> &U) -> Self::View<U>
    where
        Self: Sized,
    {
        let Ok(view) = self.result_view::<U, Infallible>(|value| Ok(part(value)));
        view
    }
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

    /// The guard of what a method returns as `Result<&mut U, E>`.
    ///
    /// # Errors
    ///
    /// Gives the method's own error; the guard is dropped then.
    fn result_view<U: ?Sized, E>(
        self,
        part: impl FnOnce(&mut Self::Target) -> Result<&mut U, E>,
    ) -> Result<Self::View<U>, E>;

    /// The guard of what a method returns as `Option<&mut U>`.
    #[inline]
    fn option_view<U: ?Sized>(
        self,
        part: impl FnOnce(&mut Self::Target) -> Option<&mut U>,
    ) -> Option<Self::View<U>>
    where
        Self: Sized,
    {
        self.result_view(|value| part(value).ok_or(())).ok()
    }

    /// The guard of what a method returns as `&mut U`.
    #[inline]
    fn view<U: ?Sized>(self, part: impl FnOnce(&mut Self::Target) -> &mut U) -> Self::View<U>
    where
        Self: Sized,
    {
        let Ok(view) = self.result_view::<U, Infallible>(|value| Ok(part(value)));
        view
    }
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
            fn result_view<U: ?Sized, E>(
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
            fn result_view<U: ?Sized, E>(
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
