//! The default raw locks without the `std` feature: they have a name and no value.
//!
//! Their `INIT` is a compile error that says what to do, so that a type which names no raw lock still
//! has a meaning, and only making one fails.

use super::{RawMutex, RawRwLock, RawRwLockDowngrade};

/// What no value has.
#[derive(Debug)]
enum Never {}

/// The raw lock of [`Mutex`](crate::Mutex) where no other is named; it needs the `std` feature.
#[derive(Debug)]
pub struct DefaultMutex {
    never: Never,
}

/// The raw lock of [`RwLock`](crate::RwLock) where no other is named; it needs the `std` feature.
#[derive(Debug)]
pub struct DefaultRwLock {
    never: Never,
}

// SAFETY: there is no value to call anything on.
#[diagnostic::do_not_recommend]
unsafe impl RawMutex for DefaultMutex {
    const INIT: Self = panic!(
        "the `std` feature of `interior` is off, so there is no default raw lock; name one: `Mutex<T, R>`"
    );

    type State = ();

    fn lock(&self) {
        match self.never {}
    }

    fn try_lock(&self) -> Option<()> {
        match self.never {}
    }

    unsafe fn unlock(&self, (): ()) {
        match self.never {}
    }

    fn is_locked(&self) -> bool {
        match self.never {}
    }
}

// SAFETY: there is no value to call anything on.
#[diagnostic::do_not_recommend]
unsafe impl RawRwLock for DefaultRwLock {
    const INIT: Self = panic!(
        "the `std` feature of `interior` is off, so there is no default raw lock; name one: `RwLock<T, R>`"
    );

    type ReadState = ();

    type WriteState = ();

    fn read(&self) {
        match self.never {}
    }

    fn try_read(&self) -> Option<()> {
        match self.never {}
    }

    unsafe fn unlock_read(&self, (): ()) {
        match self.never {}
    }

    fn write(&self) {
        match self.never {}
    }

    fn try_write(&self) -> Option<()> {
        match self.never {}
    }

    unsafe fn unlock_write(&self, (): ()) {
        match self.never {}
    }

    fn is_locked(&self) -> bool {
        match self.never {}
    }

    fn is_locked_for_writing(&self) -> bool {
        match self.never {}
    }
}

// SAFETY: there is no value to call anything on.
unsafe impl RawRwLockDowngrade for DefaultRwLock {
    unsafe fn downgrade(&self, (): ()) {
        match self.never {}
    }
}
