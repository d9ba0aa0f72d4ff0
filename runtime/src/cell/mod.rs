//! A value that is copied out and replaced whole, for one thread.
//!
//! What comes in and goes out are values; no reference to the inside is ever handed out through
//! `&self`, so there is nothing to count and nothing to wait for. Which types can be cloned out is
//! told in `clone.rs`; `number.rs` computes with the value, `option.rs` looks at links. Borrowing the inside is deliberately elsewhere, in `RefCell`.
//!
//! # Invariants
//!
//! - I1: no reference to the payload is alive while code runs that could reach the cell. Copies and
//!   moves run no code; a clone runs under the promise of [`CloneInCell`].

use core::cell::UnsafeCell;
use core::fmt;
use core::mem;
use core::ptr;

use crate::bound::CopiedToPrint;
use crate::guard::IsForManyThreads;

mod clone;
mod number;
mod option;

pub use clone::{CloneInCell, ClonesOut};
pub use number::Number;

/// A value for one thread that is changed through `&self` by replacing it whole.
///
/// Getting copies the value out, setting puts a new one in; nothing can fail and nothing is counted.
/// For a value that is to be changed in place use [`RefCell`](crate::RefCell).
///
/// # Size
///
/// That of the value; every verb compiles to plain moves.
///
/// # Examples
///
/// ```
/// use interior_runtime::Cell;
///
/// let hits = Cell::new(0);
/// hits.set(3);
/// assert_eq!(hits.update(|n| n + 1), 4);
/// assert_eq!(hits.get(), 4);
/// ```
#[repr(transparent)]
pub struct Cell<T: ?Sized> {
    value: UnsafeCell<T>,
}

#[doc(hidden)]
// SAFETY: nothing meets the bound, so no cell is `Sync`. It excludes two threads that change the
// value at once.
unsafe impl<T: ?Sized> Sync for Cell<T> where (): IsForManyThreads<Self> {}

impl<T> Cell<T> {
    /// Makes a cell.
    #[must_use]
    #[inline]
    pub const fn new(value: T) -> Self {
        Self {
            value: UnsafeCell::new(value),
        }
    }

    /// Copies the value out.
    #[inline]
    pub fn get(&self) -> T
    where
        T: Copy,
    {
        // SAFETY: the pointer is valid for `&self`, and a copy runs no code (I1).
        unsafe { *self.value.get() }
    }

    /// Clones the value, for types whose clone cannot reach the cell.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Cell;
    /// use std::rc::Rc;
    ///
    /// let parent = Cell::new(Some(Rc::new("root")));
    /// assert_eq!(parent.get_cloned().as_deref(), Some(&"root"));
    /// ```
    #[inline]
    pub fn get_cloned(&self) -> T
    where
        T: Clone,
        Self: ClonesOut<T>,
    {
        // SAFETY: the pointer is valid for `&self`; the reference lives until `clone` returns, and
        // `T` is `CloneInCell`, which promises that this clone runs no code that could reach the cell (I1).
        unsafe { (*self.value.get()).clone() }
    }

    /// Puts a new value in and drops the old one.
    #[inline]
    pub fn set(&self, value: T) {
        drop(self.replace(value));
    }

    /// Puts a new value in and gives the old one.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Cell;
    ///
    /// let name = Cell::new(String::from("ann"));
    /// assert_eq!(name.replace("bob".into()), "ann");
    /// assert_eq!(name.into_inner(), "bob");
    /// ```
    #[inline]
    pub fn replace(&self, value: T) -> T {
        // SAFETY: the pointer is valid for `&self`, and moving values runs no code (I1).
        mem::replace(unsafe { &mut *self.value.get() }, value)
    }

    /// Takes the value out and leaves the default.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Cell;
    ///
    /// let lines = Cell::new(vec!["one"]);
    /// assert_eq!(lines.take(), ["one"]);
    /// assert!(lines.take().is_empty());
    /// ```
    #[inline]
    pub fn take(&self) -> T
    where
        T: Default,
    {
        self.replace(T::default())
    }

    /// Computes a new value from the old one and gives the new one.
    ///
    /// A closure that sets the cell itself loses: its value is overwritten.
    #[inline]
    pub fn update(&self, f: impl FnOnce(T) -> T) -> T
    where
        T: Copy,
    {
        let new = f(self.get());
        self.set(new);
        new
    }

    /// Swaps the values of two cells.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Cell;
    ///
    /// let (a, b) = (Cell::new(1), Cell::new(2));
    /// a.swap(&b);
    /// assert_eq!((a.get(), b.get()), (2, 1));
    /// ```
    #[inline]
    pub fn swap(&self, other: &Self) {
        if ptr::eq(self, other) {
            return;
        }
        // SAFETY: both pointers are valid for the borrows of the cells. Two cells of one type are
        // the same or apart (a cell gives no way to reach a cell inside its value), so `self` and
        // `other` do not overlap; moving values runs no code (I1).
        unsafe { ptr::swap_nonoverlapping(self.value.get(), other.value.get(), 1) }
    }

    /// Takes the cell apart and gives the value.
    #[inline]
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized> Cell<T> {
    /// Reaches the value in place: `&mut self` proves that nobody else can.
    #[inline]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// Lets a value that is borrowed exclusively be changed through many references.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Cell;
    ///
    /// let mut n = 1;
    /// let cell = Cell::from_mut(&mut n);
    /// let (a, b) = (cell, cell);
    /// a.set(2);
    /// assert_eq!(b.get(), 2);
    /// ```
    #[inline]
    pub const fn from_mut(value: &mut T) -> &Self {
        // SAFETY: `Cell` and `UnsafeCell` are transparent, so both pointers have one layout and
        // metadata; the exclusive borrow lasts as long as the result, so nobody else has a plain
        // reference to the value.
        unsafe { &*(ptr::from_mut(value) as *const Self) }
    }

    /// A pointer to the value.
    #[inline]
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }
}

impl<T: Default> Default for Cell<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T> From<T> for Cell<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: CopiedToPrint + fmt::Debug> fmt::Debug for Cell<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Cell").field(&self.get()).finish()
    }
}
