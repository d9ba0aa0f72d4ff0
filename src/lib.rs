#![doc = include_str!("../README.md")]
#![no_std]

#[cfg(all(feature = "std", feature = "derive"))]
pub mod guide;

#[cfg(feature = "derive")]
mod derive;
#[cfg(feature = "derive")]
mod synchronized;

#[cfg(feature = "derive")]
pub use derive::Shared;
#[cfg(feature = "derive")]
pub use synchronized::synchronized;

pub use interior_runtime::{
    ArcMutexGuard, ArcRwLockReadGuard, ArcRwLockWriteGuard, Atomic, AtomicBits, AtomicNumber,
    AtomicValue, BorrowError, BorrowMutError, Cell, CloneInCell, LockSet, MappedMutexGuard,
    MappedRwLockReadGuard, MappedRwLockWriteGuard, Member, Mutex, MutexGuard, MutexRef, Number,
    Reading, Ref, RefCell, RefMut, RwLock, RwLockReadGuard, RwLockWriteGuard, Writing, lock_all,
    order, raw, try_lock_all, with_all,
};
#[cfg(feature = "std")]
pub use interior_runtime::{Condvar, WaitTimeoutResult};

#[doc(hidden)]
pub use interior_runtime::__private;
