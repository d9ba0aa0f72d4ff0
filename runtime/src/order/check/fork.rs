//! The check's own mutexes, which a fork may leave locked for good.
//!
//! A child process has one thread, and a mutex that another thread of the parent held is never
//! unlocked in it. So a child only tries, and does not look where it cannot.

use std::sync::{Mutex, MutexGuard, PoisonError, TryLockError};

/// Locks one of the check's own mutexes; `None` in a forked child that finds it locked.
///
/// What the mutexes guard is whole between any two statements, so poison says nothing.
pub(super) fn lock<T>(mutex: &Mutex<T>) -> Option<MutexGuard<'_, T>> {
    if is_child() {
        return match mutex.try_lock() {
            Ok(guard) => Some(guard),
            Err(TryLockError::Poisoned(poisoned)) => Some(poisoned.into_inner()),
            Err(TryLockError::WouldBlock) => None,
        };
    }
    Some(mutex.lock().unwrap_or_else(PoisonError::into_inner))
}

/// Whether this is another process than the one that used the check first.
#[cfg(unix)]
fn is_child() -> bool {
    use core::sync::atomic::{AtomicU32, Ordering};

    /// The process that used the check first, or 0.
    static PARENT: AtomicU32 = AtomicU32::new(0);

    let process = std::process::id();
    // Relaxed: the number stands for itself, and threads of one process write the same.
    match PARENT.compare_exchange(0, process, Ordering::Relaxed, Ordering::Relaxed) {
        Ok(_) => false,
        Err(parent) => parent != process,
    }
}

/// Elsewhere nobody forks, and asking for the process may panic.
#[cfg(not(unix))]
fn is_child() -> bool {
    false
}
