//! Marker traits that tell whether a `wrapped` field is of the kind that is named beside it.
//!
//! A type is, or points to one that is: through `Deref`, so that pointers of any library count, or as a
//! `Weak`. `Way` is how one got there; it keeps the ways apart, for the compiler must take into account
//! that a `Weak` may deref one day. The derive leaves it to be inferred.
//!
//! The derive names the field's type as the type argument of a function from here.

use alloc::rc::Weak as RcWeak;
use alloc::sync::Weak as ArcWeak;
use core::marker::PhantomData;
use core::ops::Deref;

use crate::raw::{RawMutex, RawRwLock};
use crate::{Atomic, AtomicValue, Cell, Mutex, RefCell, RwLock};

/// The type is of the kind itself.
#[derive(Debug)]
pub struct Itself;

/// The type derefs to one that is, `Way`.
#[derive(Debug)]
pub struct Behind<Way>(PhantomData<Way>);

/// The type is a `Weak` of one that is, `Way`.
#[derive(Debug)]
pub struct Weakly<Way>(PhantomData<Way>);

/// Lets the trait of a kind see through pointers.
macro_rules! see_through_pointers {
    ($name:ident) => {
        #[diagnostic::do_not_recommend]
        impl<Way, P: ?Sized + Deref<Target: $name<Way>>> $name<Behind<Way>> for P {}

        #[diagnostic::do_not_recommend]
        impl<Way, T: ?Sized + $name<Way>> $name<Weakly<Way>> for RcWeak<T> {}

        #[diagnostic::do_not_recommend]
        impl<Way, T: ?Sized + $name<Way>> $name<Weakly<Way>> for ArcWeak<T> {}
    };
}

/// What a `wrapped` field of the kind `cell` is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `interior::Cell` or a pointer to one, as `cell, wrapped` says",
    label = "neither an `interior::Cell` nor a pointer to one",
    note = "without `wrapped` the derive makes the `Cell`; a cell of another library stays unmarked"
)]
pub trait WrappedCell<Way> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> WrappedCell<Itself> for Cell<T> {}

see_through_pointers!(WrappedCell);

/// Accepts what a `wrapped` field of the kind `cell` may be.
pub const fn cell<T: ?Sized + WrappedCell<Way>, Way>() {}

/// What a `wrapped` field of the kind `refcell` is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `interior::RefCell` or a pointer to one, as `refcell, wrapped` says",
    label = "neither an `interior::RefCell` nor a pointer to one",
    note = "without `wrapped` the derive makes the `RefCell`; a cell of another library stays unmarked"
)]
pub trait WrappedRefCell<Way> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized> WrappedRefCell<Itself> for RefCell<T> {}

see_through_pointers!(WrappedRefCell);

/// Accepts what a `wrapped` field of the kind `refcell` may be.
pub const fn refcell<T: ?Sized + WrappedRefCell<Way>, Way>() {}

/// What a `wrapped` field of the kind `mutex` is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `interior::Mutex` or a pointer to one, as `mutex, wrapped` says",
    label = "neither an `interior::Mutex` nor a pointer to one",
    note = "without `wrapped` the derive makes the `Mutex`; a lock of another library stays unmarked"
)]
pub trait WrappedMutex<Way> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized, R: RawMutex> WrappedMutex<Itself> for Mutex<T, R> {}

see_through_pointers!(WrappedMutex);

/// Accepts what a `wrapped` field of the kind `mutex` may be.
pub const fn mutex<T: ?Sized + WrappedMutex<Way>, Way>() {}

/// What a `wrapped` field of the kind `rwlock` is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `interior::RwLock` or a pointer to one, as `rwlock, wrapped` says",
    label = "neither an `interior::RwLock` nor a pointer to one",
    note = "without `wrapped` the derive makes the `RwLock`; a lock of another library stays unmarked"
)]
pub trait WrappedRwLock<Way> {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized, R: RawRwLock> WrappedRwLock<Itself> for RwLock<T, R> {}

see_through_pointers!(WrappedRwLock);

/// Accepts what a `wrapped` field of the kind `rwlock` may be.
pub const fn rwlock<T: ?Sized + WrappedRwLock<Way>, Way>() {}

/// What a `wrapped` field of the kind `atomic` is.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not an `interior::Atomic` or a pointer to one, as `atomic, wrapped` says",
    label = "neither an `interior::Atomic` nor a pointer to one",
    note = "without `wrapped` the derive makes the `Atomic`; an atomic of another library stays unmarked"
)]
pub trait WrappedAtomic<Way> {}

#[diagnostic::do_not_recommend]
impl<T: AtomicValue> WrappedAtomic<Itself> for Atomic<T> {}

see_through_pointers!(WrappedAtomic);

/// Accepts what a `wrapped` field of the kind `atomic` may be.
pub const fn atomic<T: ?Sized + WrappedAtomic<Way>, Way>() {}
