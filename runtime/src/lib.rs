//! The primitives behind the [`interior`](https://docs.rs/interior) crate.
//!
//! Use them through `interior`; this package exists so that the derive macro and the primitives can
//! be built side by side. What comes in is a value, what goes out is a cell or a lock with `&self`
//! verbs and guards; the derive macro that puts them into structs is deliberately elsewhere.

#![no_std]

extern crate alloc;
#[cfg(feature = "std")]
extern crate std;

pub mod order;
pub mod raw;

#[cfg(feature = "std")]
mod abort;
mod atomic;
mod bound;
mod cell;
mod class;
#[cfg(feature = "std")]
mod condvar;
mod exposed;
mod guard;
mod mutex;
mod refcell;
mod rwlock;
mod sync;
mod together;

#[doc(hidden)]
#[path = "private.rs"]
pub mod __private;

pub use atomic::{Atomic, AtomicBits, AtomicNumber, AtomicValue};
pub use cell::{Cell, CloneInCell, ClonesOut, Number};
#[cfg(feature = "std")]
pub use condvar::{Condvar, WaitTimeoutResult};
pub use mutex::{ArcMutexGuard, MappedMutexGuard, Mutex, MutexGuard, MutexRef};
pub use refcell::{BorrowError, BorrowMutError, Ref, RefCell, RefMut};
pub use rwlock::{
    ArcRwLockReadGuard, ArcRwLockWriteGuard, MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLock,
    RwLockReadGuard, RwLockWriteGuard,
};
pub use together::{LockSet, Member, Reading, Writing, lock_all, try_lock_all, with_all};
