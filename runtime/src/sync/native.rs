//! The door as it is in a program: `core`'s atomics, `std`'s parking and clock.

use core::time::Duration;
use std::sync::PoisonError;
use std::time::Instant;

pub(crate) use core::sync::atomic::{AtomicU8, AtomicU32, Ordering};
pub(crate) use std::sync::MutexGuard;

/// `std`'s mutex without its poison: what it guards here is whole between any two statements.
pub(crate) struct Mutex<T>(std::sync::Mutex<T>);

impl<T> Mutex<T> {
    pub(crate) const fn new(value: T) -> Self {
        Self(std::sync::Mutex::new(value))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// `std`'s condition variable over [`Mutex`].
pub(crate) struct Condvar(std::sync::Condvar);

impl Condvar {
    pub(crate) const fn new() -> Self {
        Self(std::sync::Condvar::new())
    }

    /// Waits for a notification or for nothing at all.
    pub(crate) fn wait<'a, T>(&self, guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        self.0.wait(guard).unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn notify_all(&self) {
        self.0.notify_all();
    }
}

/// The moment at which a timed attempt gives up.
pub(crate) struct Deadline {
    /// `None` is later than the clock can tell, so it never comes.
    moment: Option<Instant>,
}

impl Deadline {
    pub(crate) fn at(moment: Instant) -> Self {
        Self {
            moment: Some(moment),
        }
    }

    pub(crate) fn after(patience: Duration) -> Self {
        Self {
            moment: Instant::now().checked_add(patience),
        }
    }

    /// Waits for a notification, for nothing at all, or until the deadline.
    pub(crate) fn wait<'a, T>(
        &self,
        signal: &Condvar,
        guard: MutexGuard<'a, T>,
    ) -> MutexGuard<'a, T> {
        match self.remaining() {
            None => signal.wait(guard),
            Some(left) => {
                let (guard, _) = signal
                    .0
                    .wait_timeout(guard, left)
                    .unwrap_or_else(PoisonError::into_inner);
                guard
            }
        }
    }

    pub(crate) fn has_passed(&self) -> bool {
        self.remaining() == Some(Duration::ZERO)
    }

    /// How long it is until the deadline; `None` if it never comes.
    pub(crate) fn remaining(&self) -> Option<Duration> {
        let moment = self.moment?;
        Some(moment.saturating_duration_since(Instant::now()))
    }
}
