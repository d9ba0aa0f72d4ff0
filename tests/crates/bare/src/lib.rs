//! Locks that never heard of the order check, beside ours: the same work, function by function.
//!
//! `tests/instructions.rs` compares what the two become where the check is compiled out. A `bare_`
//! function does with a raw lock and a guard of its own what the `typed_` one does with our types.

use core::cell::UnsafeCell;

use interior::raw::{DefaultMutex, DefaultRwLock, RawMutex, RawRwLock};
use interior::{Mutex, RwLock};

/// A lock without a class; of any value, because that decides how its fields are laid out.
#[derive(Debug)]
pub struct Bare<R, T: ?Sized = u64> {
    raw: R,
    value: UnsafeCell<T>,
}

/// What releases a [`Bare`] lock, also when the caller's work panics.
struct Release<'a, R>(&'a Bare<R>, fn(&R));

impl<R> Drop for Release<'_, R> {
    #[inline]
    fn drop(&mut self) {
        (self.1)(&self.0.raw);
    }
}

impl<R> Bare<R> {
    #[inline]
    fn hold(&self, acquire: fn(&R), release: fn(&R), work: impl FnOnce(&mut u64)) {
        acquire(&self.raw);
        let _release = Release(self, release);
        // SAFETY: the raw lock is held until `_release` is dropped; nobody else reaches the value.
        work(unsafe { &mut *self.value.get() });
    }
}

fn unlock(raw: &DefaultMutex) {
    // SAFETY: called by `Release` alone, once for the acquisition in `hold`.
    unsafe { raw.unlock(()) }
}

fn unlock_read(raw: &DefaultRwLock) {
    // SAFETY: as above.
    unsafe { raw.unlock_read(()) }
}

fn unlock_write(raw: &DefaultRwLock) {
    // SAFETY: as above.
    unsafe { raw.unlock_write(()) }
}

macro_rules! pairs {
    ($($(#[$doc:meta])* $typed:ident($typed_lock:ident: $Typed:ty) $typed_body:block
        $bare:ident($bare_lock:ident: $Bare:ty) $bare_body:block)*) => {$(
        $(#[$doc])*
        #[inline(never)]
        pub fn $typed($typed_lock: &$Typed) $typed_body

        $(#[$doc])*
        #[inline(never)]
        pub fn $bare($bare_lock: &$Bare) $bare_body
    )*};
}

pairs! {
    /// Locks, adds, unlocks.
    typed_mutex_add(lock: Mutex<u64>) { *lock.lock() += 3; }
    bare_mutex_add(lock: Bare<DefaultMutex>) { lock.hold(DefaultMutex::lock, unlock, |n| *n += 3); }

    /// Runs work that may panic under the lock.
    typed_mutex_with(lock: Mutex<u64>) { lock.with_mut(|n| *n = work(*n)); }
    bare_mutex_with(lock: Bare<DefaultMutex>) {
        lock.hold(DefaultMutex::lock, unlock, |n| *n = work(*n));
    }

    /// Runs work that may panic beside other readers.
    typed_rwlock_read(lock: RwLock<u64>) { lock.with(|n| { work(*n); }); }
    bare_rwlock_read(lock: Bare<DefaultRwLock>) {
        lock.hold(DefaultRwLock::read, unlock_read, |n| { work(*n); });
    }

    /// Runs work that may panic as the only writer.
    typed_rwlock_write(lock: RwLock<u64>) { lock.with_mut(|n| *n = work(*n)); }
    bare_rwlock_write(lock: Bare<DefaultRwLock>) {
        lock.hold(DefaultRwLock::write, unlock_write, |n| *n = work(*n));
    }
}

/// Something that the compiler cannot look into, and that may panic for all it knows.
#[inline(never)]
fn work(n: u64) -> u64 {
    assert!(core::hint::black_box(n) < u64::MAX, "work may panic");
    n + 1
}
