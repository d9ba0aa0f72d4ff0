//! Marker traits that let a wrong field type speak in the derive's words.
//!
//! Each stands for a bound of the language that the compiler would report far from the field. The
//! derive names the field's type as the type argument of a function from [`sync`], so the whole type
//! is underlined. The blanket impls are kept out of recommendations, or the compiler would report
//! the bound behind them instead of the text.

use core::marker::PhantomData;

use crate::cell::Cell;

/// What a `mutex` field of a `sync` struct holds: a value that may move between threads.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be sent between threads, so no `mutex` makes it shareable",
    label = "not `Send`, but the struct is `sync`",
    note = "use a type that is `Send`, or leave `sync` out and keep the struct on one thread"
)]
pub trait MutexPayload {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Send> MutexPayload for T {}

/// What an `rwlock` field of a `sync` struct holds: a value that several threads may read at once.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be read by several threads at once, which an `rwlock` lets them do",
    label = "not `Send + Sync`, but the struct is `sync`",
    note = "a type that is only `Send` goes behind a `mutex`; with neither, leave `sync` out"
)]
pub trait RwLockPayload {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Send + Sync> RwLockPayload for T {}

/// What an unmarked field of a `sync` struct holds: a value that needs no lock to be read anywhere.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not safe to share between threads without a lock",
    label = "not `Send + Sync`, but the struct is `sync`",
    note = "a type that is only `Send` goes behind a `mutex`; with neither, leave `sync` out"
)]
pub trait PlainPayload {}

#[diagnostic::do_not_recommend]
impl<T: ?Sized + Send + Sync> PlainPayload for T {}

/// What a `cell` field holds that `snapshot` can read, unless it is a shared pointer.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be copied out of a `Cell`, which `snapshot` would have to do",
    label = "not `Copy`",
    note = "use `refcell` to have it cloned in place; an `Rc`, `Arc` or `Weak` is recognized by its name"
)]
pub trait CopiedOut: Copy {}

#[diagnostic::do_not_recommend]
impl<T: Copy> CopiedOut for T {}

/// What a cell holds that `Debug` can print: a copy is printed, for there is no reference into a cell.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be copied out of a `Cell`, which `Debug` would have to do",
    label = "not `Copy`",
    note = "use `refcell`, or leave `Debug` out of `derive(..)` and implement it without this field"
)]
pub trait CopiedToPrint: Copy {}

#[diagnostic::do_not_recommend]
impl<T: Copy> CopiedToPrint for T {}

/// `Clone` by another name, for a field whose type is that of another field but for lifetimes.
///
/// The compiler cannot choose between two conditions that differ in lifetimes only; with a number for
/// each they are conditions on different traits. `Sized` is asked of the methods and not of the trait,
/// because Rust 1.85 takes what a trait asks for conditions of their own.
#[diagnostic::on_unimplemented(message = "the trait bound `{Self}: Clone` is not satisfied")]
pub trait CloneTwin<const N: usize> {
    /// Clones the value.
    #[must_use]
    fn clone_twin(&self) -> Self
    where
        Self: Sized;
}

#[diagnostic::do_not_recommend]
impl<T: Clone, const N: usize> CloneTwin<N> for T {
    #[inline]
    fn clone_twin(&self) -> Self {
        self.clone()
    }
}

/// [`CopiedOut`] by another name, for the same reason.
#[diagnostic::on_unimplemented(
    message = "`{Self}` cannot be copied out of a `Cell`, which `snapshot` would have to do",
    label = "not `Copy`",
    note = "use `refcell` to have it cloned in place; an `Rc`, `Arc` or `Weak` is recognized by its name"
)]
pub trait CopyTwin<const N: usize> {
    /// Copies the value out of `cell`.
    fn copy_twin(cell: &Cell<Self>) -> Self
    where
        Self: Sized;
}

#[diagnostic::do_not_recommend]
impl<T: Copy, const N: usize> CopyTwin<N> for T {
    #[inline]
    fn copy_twin(cell: &Cell<Self>) -> Self {
        cell.get()
    }
}

/// A plain struct that gives its fields to its companion one by one, as only one without a
/// destructor can.
///
/// Nothing implements it. It is asked of structs with a destructor alone, and words the error.
#[diagnostic::on_unimplemented(
    message = "`{Self}` implements `Drop`, so its fields cannot be moved into `{Companion}`",
    label = "implements `Drop`",
    note = "implement `Drop` for `{Companion}` instead, whose fields it may lock or borrow"
)]
pub trait TakenApartInto<Companion> {}

/// A companion that gives its fields back to the plain struct, as only one without a destructor
/// can; it is asked like [`TakenApartInto`].
#[diagnostic::on_unimplemented(
    message = "`{Self}` implements `Drop`, so its fields cannot be moved back into `{Plain}`",
    label = "its companion implements `Drop`",
    note = "write `no_into_inner` in the struct's `#[shared(..)]` to have a destructor instead"
)]
pub trait PutTogetherInto<Plain> {}

/// Stands for a struct and what it is moved into, while the derive asks whether it has a destructor.
#[derive(Debug)]
pub struct Candidate<T, U>(PhantomData<fn(&T, &U)>);

#[expect(
    drop_bounds,
    reason = "whether there is a destructor of its own is the question"
)]
impl<T: Drop, U> Candidate<T, U> {
    /// Found first, where there is a destructor.
    pub fn __take_apart()
    where
        T: TakenApartInto<U>,
    {
    }

    /// The same for the way back.
    pub fn __put_together()
    where
        T: PutTogetherInto<U>,
    {
    }
}

/// What is found where there is no destructor.
pub trait TakeApart {
    /// Does nothing.
    #[inline]
    fn __take_apart() {}

    /// Does nothing.
    #[inline]
    fn __put_together() {}
}

impl<T, U> TakeApart for Candidate<T, U> {}

/// Functions that accept exactly the field types of a `sync` struct, a function a kind.
pub mod sync {
    use super::{MutexPayload, PlainPayload, RwLockPayload};

    /// Accepts what a `mutex` field may hold.
    pub const fn mutex<T: ?Sized + MutexPayload>() {}

    /// Accepts what an `rwlock` field may hold.
    pub const fn rwlock<T: ?Sized + RwLockPayload>() {}

    /// Accepts what an unmarked field may hold.
    pub const fn plain<T: ?Sized + PlainPayload>() {}
}
