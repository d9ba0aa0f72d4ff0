#![doc = include_str!("../README.md")]
#![no_std]

#[cfg(feature = "derive")]
mod derive;
#[cfg(feature = "derive")]
mod synchronized;

#[cfg(feature = "derive")]
pub use derive::Shared;
#[cfg(feature = "derive")]
pub use synchronized::synchronized;

pub use interior_runtime::{
    BorrowError, BorrowMutError, Cell, LockSet, MappedMutexGuard, MappedRwLockReadGuard,
    MappedRwLockWriteGuard, Member, Mutex, MutexGuard, MutexRef, Reading, Ref, RefCell, RefMut,
    RwLock, RwLockReadGuard, RwLockWriteGuard, Writing, lock_all, raw, try_lock_all, with_all,
};

#[doc(hidden)]
pub use interior_runtime::__private;
