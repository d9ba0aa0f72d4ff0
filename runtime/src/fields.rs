//! How generated code makes the cells and locks of a struct's fields.
//!
//! What can conflict or wait is told what its field is called; that the call stands where the field
//! does, the compiler tells it. A lock with a declared order is handed its [`LockClass`] instead.
//!
//! These are functions and not constructors of the types because a path to a function is what a
//! compiler resolves fastest: generated code calls one for each field.

use crate::class::{Label, LockClass};
use crate::raw::{self, RawMutex, RawRwLock};
use crate::{Atomic, AtomicValue, Cell, Mutex, RefCell, RwLock};

/// Makes a cell.
#[must_use]
#[inline]
pub const fn cell<T>(value: T) -> Cell<T> {
    Cell::new(value)
}

/// Makes an atomic.
#[must_use]
#[inline]
pub const fn atomic<T: AtomicValue>(value: T) -> Atomic<T> {
    Atomic::new(value)
}

/// Makes a cell with borrows for a field, such as `Account::drafts`, that stands where the call does.
#[must_use]
#[inline]
#[track_caller]
pub const fn refcell<T>(value: T, name: &'static str) -> RefCell<T> {
    RefCell::labelled(value, Label::field(name))
}

raw::const_fn! {
    /// Makes a mutex for a field, like [`refcell`].
    #[must_use]
    #[inline]
    #[track_caller]
    pub fn mutex<T, R: RawMutex>(value: T, name: &'static str) -> Mutex<T, R> {
        Mutex::labelled(value, Label::field(name))
    }
}

raw::const_fn! {
    /// Makes a readers-writer lock for a field, like [`refcell`].
    #[must_use]
    #[inline]
    #[track_caller]
    pub fn rwlock<T, R: RawRwLock>(value: T, name: &'static str) -> RwLock<T, R> {
        RwLock::labelled(value, Label::field(name))
    }
}

raw::const_fn! {
    /// Makes a mutex that belongs to a class, over the raw lock that its type names.
    #[must_use]
    #[inline]
    pub fn mutex_in_class<T, R: RawMutex>(value: T, class: &'static LockClass) -> Mutex<T, R> {
        Mutex::labelled(value, Label::class(class))
    }
}

raw::const_fn! {
    /// Makes a readers-writer lock that belongs to a class, like [`mutex_in_class`].
    #[must_use]
    #[inline]
    pub fn rwlock_in_class<T, R: RawRwLock>(value: T, class: &'static LockClass) -> RwLock<T, R> {
        RwLock::labelled(value, Label::class(class))
    }
}
