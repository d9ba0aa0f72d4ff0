//! Which types can be cloned while they sit in a [`Cell`](super::Cell).
//!
//! There is no blanket impl for `Copy` types: it would overlap with the one for `Rc`, which could
//! become `Copy` as far as the compiler knows. Such types are copied out with
//! [`Cell::get`](super::Cell::get).

use alloc::{rc, sync};
use core::cmp;
use core::marker::PhantomData;
use core::num::{NonZero, Saturating, Wrapping};
use core::ptr::NonNull;
use core::time::Duration;

use super::Cell;

mod sealed {
    /// Keeps [`CloneInCell`](super::CloneInCell) to the types listed in its file.
    #[expect(
        unnameable_types,
        reason = "whoever can name it could implement `CloneInCell`"
    )]
    pub trait Sealed {}
}

/// A type whose clone cannot reach the [`Cell`](crate::Cell) it sits in.
///
/// A clone that runs foreign code could get hold of the cell (through an `Rc`, say), set it, and so
/// free what is being cloned. Implemented for scalars, references and pointers, `Rc`, `Arc` and their
/// `Weak`, and for options, results, tuples and arrays of such types.
///
/// # Safety
///
/// `clone` runs no code of a type parameter that does not implement this trait itself, and touches
/// no cell but the counters of a shared pointer.
#[diagnostic::on_unimplemented(
    message = "a `{Self}` cannot be cloned out of a `Cell`, because its clone might reach the cell",
    label = "not a scalar, `Rc`, `Arc`, `Weak`, nor an option, tuple or array of these",
    note = "use a `RefCell` (`refcell`) to clone it in place, or `replace` or `take` to move it out"
)]
pub unsafe trait CloneInCell: Clone + sealed::Sealed {}

/// A cell whose value can be cloned out: `Cell<T>` for every `T` that is [`CloneInCell`].
///
/// Methods are bounded by this trait rather than by the other, because `&T` is `CloneInCell` for
/// every `T`: of a bound that `&T` meets, the compiler says "consider borrowing" in place of the
/// reason.
#[diagnostic::on_unimplemented(
    message = "a `{T}` cannot be cloned out of a `Cell`, because its clone might reach the cell",
    label = "`{T}` is not a scalar, `Rc`, `Arc`, `Weak`, nor an option, tuple or array of these",
    note = "use a `RefCell` (`refcell`) to clone it in place, or `replace` or `take` to move it out"
)]
pub trait ClonesOut<T>: sealed::Sealed {}

impl<T: CloneInCell> sealed::Sealed for Cell<T> {}

#[diagnostic::do_not_recommend]
impl<T: CloneInCell> ClonesOut<T> for Cell<T> {}

/// Implements the trait for types whose reason stands beside the call.
macro_rules! clone_in_cell {
    ($($T:ty),+ $(,)?) => { $(clone_in_cell! { impl[] $T })+ };
    (impl[$($generics:tt)*] $T:ty) => {
        impl<$($generics)*> sealed::Sealed for $T {}

        #[diagnostic::do_not_recommend]
        // SAFETY: the reason beside the macro's call.
        unsafe impl<$($generics)*> CloneInCell for $T {}
    };
}

// Copied bit by bit by code of `core`.
clone_in_cell! {
    (), bool, char, f32, f64,
    u8, u16, u32, u64, u128, usize, i8, i16, i32, i64, i128, isize,
    NonZero<u8>, NonZero<u16>, NonZero<u32>, NonZero<u64>, NonZero<u128>, NonZero<usize>,
    NonZero<i8>, NonZero<i16>, NonZero<i32>, NonZero<i64>, NonZero<i128>, NonZero<isize>,
    cmp::Ordering, Duration,
}

// A pointer is copied; what it points to is not looked at.
clone_in_cell! { impl[T: ?Sized] &T }
clone_in_cell! { impl[T: ?Sized] *const T }
clone_in_cell! { impl[T: ?Sized] *mut T }
clone_in_cell! { impl[T: ?Sized] NonNull<T> }
clone_in_cell! { impl[T: ?Sized] PhantomData<T> }

// Cloning counts one up and looks at nothing of the `T`. The count of what is being cloned is at
// least one, so no `T` is dropped either; a count that overflows aborts.
clone_in_cell! { impl[T: ?Sized] rc::Rc<T> }
clone_in_cell! { impl[T: ?Sized] rc::Weak<T> }
clone_in_cell! { impl[T: ?Sized] sync::Arc<T> }
clone_in_cell! { impl[T: ?Sized] sync::Weak<T> }

// Code of `core` that clones the contents, whose clones keep the promise themselves.
clone_in_cell! { impl[T: CloneInCell] Option<T> }
clone_in_cell! { impl[T: CloneInCell, E: CloneInCell] Result<T, E> }
clone_in_cell! { impl[T: CloneInCell, const N: usize] [T; N] }
clone_in_cell! { impl[T: CloneInCell] Wrapping<T> }
clone_in_cell! { impl[T: CloneInCell] Saturating<T> }

/// Function pointers are copied, and tuples cloned part by part by the compiler.
macro_rules! of_many {
    ($($T:ident)*) => {
        clone_in_cell! { impl[Z, $($T),*] fn($($T),*) -> Z }
        of_many! { @tuple $($T)* }
    };
    (@tuple) => {};
    (@tuple $($T:ident)+) => {
        clone_in_cell! { impl[$($T: CloneInCell),+] ($($T,)+) }
    };
}

of_many! {}
of_many! { A }
of_many! { A B }
of_many! { A B C }
of_many! { A B C D }
of_many! { A B C D E }
of_many! { A B C D E F }
of_many! { A B C D E F G }
of_many! { A B C D E F G H }
