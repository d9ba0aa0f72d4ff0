//! Locking with a time limit.

use core::time::Duration;
#[cfg(feature = "std")]
use std::time::Instant;

use super::{Mutex, MutexGuard};
use crate::guard::Hold;
use crate::raw::RawMutex;

impl<T: ?Sized, R: RawMutex> Mutex<T, R> {
    /// Locks the mutex unless that takes longer than `timeout`.
    ///
    /// A `timeout` of zero asks once, as [`try_lock`](Self::try_lock) does; one that is too long for the
    /// clock is none. How the time is spent is up to the raw lock: the default one sleeps until the mutex
    /// is its own or the time is over, one that knows no time limits is asked again with growing pauses.
    ///
    /// # Deadlocks
    ///
    /// Ends in any case, so the [order check](crate::order) has nothing to say; what is locked this way
    /// counts as held. A thread that holds the mutex already waits in vain until the time is over.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::time::Duration;
    /// use interior_runtime::Mutex;
    ///
    /// let n = Mutex::new(1);
    /// let guard = n.lock();
    /// std::thread::scope(|scope| {
    ///     scope.spawn(|| assert!(n.try_lock_for(Duration::from_millis(1)).is_none()));
    /// });
    /// drop(guard);
    /// assert!(n.try_lock_for(Duration::from_millis(1)).is_some());
    /// ```
    #[must_use = "the mutex is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_lock_for(&self, timeout: Duration) -> Option<MutexGuard<'_, T, R>> {
        Hold::acquire_within(&&self.lock, timeout).map(|hold| self.guard(hold))
    }

    /// Locks the mutex unless that takes until `deadline`.
    ///
    /// A `deadline` that has passed asks once, as [`try_lock`](Self::try_lock) does; for the rest see
    /// [`try_lock_for`](Self::try_lock_for).
    ///
    /// # Deadlocks
    ///
    /// Ends in any case, as [`try_lock_for`](Self::try_lock_for) does.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::{Duration, Instant};
    /// use interior_runtime::Mutex;
    ///
    /// let (a, b) = (Mutex::new(1), Mutex::new(2));
    /// // One limit for both.
    /// let deadline = Instant::now() + Duration::from_millis(10);
    /// let both = (a.try_lock_until(deadline), b.try_lock_until(deadline));
    /// assert!(matches!(both, (Some(_), Some(_))));
    /// ```
    #[cfg(feature = "std")]
    #[must_use = "the mutex is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_lock_until(&self, deadline: Instant) -> Option<MutexGuard<'_, T, R>> {
        Hold::acquire_until(&&self.lock, deadline).map(|hold| self.guard(hold))
    }
}
