//! Adapters that leave waiting with a time limit to the raw lock.

use core::time::Duration;

use interior_runtime::raw::{LockApi, LockApiTimed, RawMutex, RawRwLock};
use interior_runtime::{Mutex, RwLock};
use parking_lot::lock_api;

/// A time limit that the locks here never use up.
const SOME: Duration = Duration::from_millis(1);

/// A lock that refuses whoever tries without time: who asks again and again never gets it.
struct Patient<R>(R);

// SAFETY: the acquisitions are those of the lock inside.
unsafe impl<R: lock_api::RawMutex> lock_api::RawMutex for Patient<R> {
    const INIT: Self = Self(R::INIT);

    type Guard = R::Guard;

    fn lock(&self) -> R::Guard {
        self.0.lock()
    }

    fn try_lock(&self) -> Option<R::Guard> {
        None
    }

    unsafe fn unlock(&self, guard: R::Guard) {
        // SAFETY: the caller hands over an acquisition of the lock inside.
        unsafe { self.0.unlock(guard) }
    }

    fn is_locked(&self) -> bool {
        self.0.is_locked()
    }
}

// SAFETY: the acquisitions are those of the lock inside.
unsafe impl<R: lock_api::RawMutexTimed> lock_api::RawMutexTimed for Patient<R> {
    type Duration = R::Duration;
    type Instant = R::Instant;

    fn try_lock_for(&self, timeout: R::Duration) -> Option<R::Guard> {
        self.0.try_lock_for(timeout)
    }

    fn try_lock_until(&self, timeout: R::Instant) -> Option<R::Guard> {
        self.0.try_lock_until(timeout)
    }
}

// SAFETY: the acquisitions are those of the lock inside.
unsafe impl<R: lock_api::RawRwLock> lock_api::RawRwLock for Patient<R> {
    const INIT: Self = Self(R::INIT);

    type SharedGuard = R::SharedGuard;
    type ExclusiveGuard = R::ExclusiveGuard;

    fn lock_shared(&self) -> R::SharedGuard {
        self.0.lock_shared()
    }

    fn try_lock_shared(&self) -> Option<R::SharedGuard> {
        None
    }

    unsafe fn unlock_shared(&self, guard: R::SharedGuard) {
        // SAFETY: the caller hands over an acquisition of the lock inside.
        unsafe { self.0.unlock_shared(guard) }
    }

    fn lock_exclusive(&self) -> R::ExclusiveGuard {
        self.0.lock_exclusive()
    }

    fn try_lock_exclusive(&self) -> Option<R::ExclusiveGuard> {
        None
    }

    unsafe fn unlock_exclusive(&self, guard: R::ExclusiveGuard) {
        // SAFETY: the caller hands over an acquisition of the lock inside.
        unsafe { self.0.unlock_exclusive(guard) }
    }

    fn is_locked(&self) -> bool {
        self.0.is_locked()
    }

    fn is_locked_exclusive(&self) -> bool {
        self.0.is_locked_exclusive()
    }
}

// SAFETY: the acquisitions are those of the lock inside.
unsafe impl<R: lock_api::RawRwLockTimed> lock_api::RawRwLockTimed for Patient<R> {
    type Duration = R::Duration;
    type Instant = R::Instant;

    fn try_lock_shared_for(&self, timeout: R::Duration) -> Option<R::SharedGuard> {
        self.0.try_lock_shared_for(timeout)
    }

    fn try_lock_shared_until(&self, timeout: R::Instant) -> Option<R::SharedGuard> {
        self.0.try_lock_shared_until(timeout)
    }

    fn try_lock_exclusive_for(&self, timeout: R::Duration) -> Option<R::ExclusiveGuard> {
        self.0.try_lock_exclusive_for(timeout)
    }

    fn try_lock_exclusive_until(&self, timeout: R::Instant) -> Option<R::ExclusiveGuard> {
        self.0.try_lock_exclusive_until(timeout)
    }
}

/// Tells whether each of the three ways in with a time limit is found.
fn is_let_in<M: RawMutex, L: RawRwLock>() -> [bool; 3] {
    let mutex = Mutex::<u8, M>::with_raw(1);
    let lock = RwLock::<u8, L>::with_raw(1);
    // Each guard goes before the next is asked for.
    let locked = mutex.try_lock_for(SOME).is_some();
    let read = lock.try_read_for(SOME).is_some();
    let written = lock.try_write_for(SOME).is_some();
    [locked, read, written]
}

type PatientMutex = Patient<parking_lot::RawMutex>;
type PatientRwLock = Patient<parking_lot::RawRwLock>;

#[test]
fn a_lock_that_can_wait_with_a_limit_is_left_to_it() {
    let found = is_let_in::<LockApiTimed<PatientMutex>, LockApiTimed<PatientRwLock>>();
    assert_eq!(found, [true; 3]);
}

#[test]
fn under_the_plain_adapter_it_is_asked_again_and_again() {
    let found = is_let_in::<LockApi<PatientMutex>, LockApi<PatientRwLock>>();
    assert_eq!(found, [false; 3]);
}
