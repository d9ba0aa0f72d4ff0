//! Locking with a time limit.

use core::time::Duration;
#[cfg(feature = "std")]
use std::time::Instant;

use super::{RwLock, RwLockReadGuard, RwLockWriteGuard};
use crate::guard::Hold;
use crate::raw::RawRwLock;

impl<T: ?Sized, R: RawRwLock> RwLock<T, R> {
    /// Locks for reading unless that takes longer than `timeout`.
    ///
    /// A `timeout` of zero asks once, as [`try_read`](Self::try_read) does; one that is too long for the
    /// clock is none. How the time is spent is up to the raw lock: the default one sleeps until the lock
    /// is open to it or the time is over, one that knows no time limits is asked again with growing
    /// pauses.
    ///
    /// # Deadlocks
    ///
    /// Ends in any case, so the [order check](crate::order) has nothing to say; what is locked this way
    /// counts as held. A thread that writes already waits in vain until the time is over.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::time::Duration;
    /// use interior_runtime::RwLock;
    ///
    /// let n = RwLock::new(1);
    /// let writer = n.write();
    /// std::thread::scope(|scope| {
    ///     scope.spawn(|| assert!(n.try_read_for(Duration::from_millis(1)).is_none()));
    /// });
    /// drop(writer);
    /// assert!(n.try_read_for(Duration::from_millis(1)).is_some());
    /// ```
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_read_for(&self, timeout: Duration) -> Option<RwLockReadGuard<'_, T, R>> {
        Hold::acquire_within(&&self.identified, timeout).map(|hold| self.read_guard(hold))
    }

    /// Locks for reading unless that takes until `deadline`.
    ///
    /// A `deadline` that has passed asks once, as [`try_read`](Self::try_read) does; for the rest see
    /// [`try_read_for`](Self::try_read_for).
    ///
    /// # Deadlocks
    ///
    /// Ends in any case, as [`try_read_for`](Self::try_read_for) does.
    #[cfg(feature = "std")]
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_read_until(&self, deadline: Instant) -> Option<RwLockReadGuard<'_, T, R>> {
        Hold::acquire_until(&&self.identified, deadline).map(|hold| self.read_guard(hold))
    }

    /// Locks for writing unless that takes longer than `timeout`.
    ///
    /// A `timeout` of zero asks once, as [`try_write`](Self::try_write) does; one that is too long for the
    /// clock is none. For the rest see [`try_read_for`](Self::try_read_for).
    ///
    /// # Deadlocks
    ///
    /// Ends in any case, so the [order check](crate::order) has nothing to say; what is locked this way
    /// counts as held. A thread that holds the lock already, in any way, waits in vain until the time is
    /// over.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::time::Duration;
    /// use interior_runtime::RwLock;
    ///
    /// let n = RwLock::new(1);
    /// let reader = n.read();
    /// std::thread::scope(|scope| {
    ///     scope.spawn(|| assert!(n.try_write_for(Duration::from_millis(1)).is_none()));
    /// });
    /// assert!(n.try_read().is_some(), "who gave up is in nobody's way");
    /// drop(reader);
    /// assert!(n.try_write_for(Duration::from_millis(1)).is_some());
    /// ```
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_write_for(&self, timeout: Duration) -> Option<RwLockWriteGuard<'_, T, R>> {
        Hold::acquire_within(&&self.identified, timeout).map(|hold| self.write_guard(hold))
    }

    /// Locks for writing unless that takes until `deadline`.
    ///
    /// A `deadline` that has passed asks once, as [`try_write`](Self::try_write) does; for the rest see
    /// [`try_write_for`](Self::try_write_for).
    ///
    /// # Deadlocks
    ///
    /// Ends in any case, as [`try_write_for`](Self::try_write_for) does.
    ///
    /// # Examples
    ///
    /// ```
    /// use std::time::{Duration, Instant};
    /// use interior_runtime::RwLock;
    ///
    /// let (a, b) = (RwLock::new(1), RwLock::new(2));
    /// // One limit for both.
    /// let deadline = Instant::now() + Duration::from_millis(10);
    /// let both = (a.try_read_until(deadline), b.try_write_until(deadline));
    /// assert!(both.0.is_some() && both.1.is_some());
    /// ```
    #[cfg(feature = "std")]
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_write_until(&self, deadline: Instant) -> Option<RwLockWriteGuard<'_, T, R>> {
        Hold::acquire_until(&&self.identified, deadline).map(|hold| self.write_guard(hold))
    }
}
