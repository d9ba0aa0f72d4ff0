//! Guards that keep their mutex alive: for a guard that is stored, or outlives the scope it came from.

use alloc::sync::Arc;
use core::time::Duration;
#[cfg(feature = "std")]
use std::time::Instant;

use super::{Locked, Mutex};
use crate::guard::{OwnedAccess, owned_guard_surface, writing};
use crate::raw::{DefaultMutex, RawMutex};

/// Exclusive access to the value of a [`Mutex`] in an [`Arc`], and a share in it; dropping it unlocks.
///
/// Like a [`MutexGuard`](crate::MutexGuard), but it borrows nothing, so it can be stored in a struct or
/// handed on while the mutex's other owners come and go. First it unlocks, then it gives its share back;
/// if that was the last one, the mutex and its value are dropped.
///
/// A guard stays on the thread that locked. Forgetting it (`mem::forget`) leaves the mutex locked for
/// good, and alive. It always stands for the whole value, and is invariant in it as the [`Arc`] is. One
/// word for a sized value over a raw lock without state.
///
/// # Examples
///
/// ```
/// use interior_runtime::{ArcMutexGuard, Mutex};
/// use std::sync::Arc;
///
/// /// Writes lines of one job without those of others in between.
/// struct Job {
///     log: ArcMutexGuard<Vec<String>>,
/// }
///
/// impl Job {
///     fn begin(log: &Arc<Mutex<Vec<String>>>) -> Self {
///         Self { log: log.lock_arc() }
///     }
///
///     fn say(&mut self, line: &str) {
///         self.log.push(line.into());
///     }
/// }
///
/// let log = Arc::new(Mutex::new(Vec::new()));
/// let mut job = Job::begin(&log);
/// job.say("dig");
/// job.say("fill in");
/// assert!(log.try_lock().is_none());
/// drop(job);
/// assert_eq!(log.with(Vec::len), 2);
/// ```
#[must_use = "the mutex is unlocked at once if the guard is not kept"]
pub struct ArcMutexGuard<T: ?Sized, R: RawMutex = DefaultMutex> {
    access: OwnedAccess<Mutex<T, R>, Locked>,
}

owned_guard_surface! { ArcMutexGuard => Mutex as mutex, R: RawMutex }
writing! { ArcMutexGuard [], R: RawMutex }

impl<T: ?Sized, R: RawMutex> Mutex<T, R> {
    /// Locks the mutex, waiting as long as it takes, and keeps it alive.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{ArcMutexGuard, Mutex};
    /// use std::sync::Arc;
    ///
    /// let mut names = Arc::new(Mutex::new(vec!["ann"])).lock_arc();
    /// names.push("bob");
    /// let names = Arc::into_inner(ArcMutexGuard::into_arc(names)).unwrap();
    /// assert_eq!(names.into_inner(), ["ann", "bob"]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn lock_arc(self: &Arc<Self>) -> ArcMutexGuard<T, R> {
        ArcMutexGuard {
            access: OwnedAccess::acquire(self),
        }
    }

    /// Locks the mutex if nobody holds it, and keeps it alive.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    /// use std::sync::Arc;
    ///
    /// let n = Arc::new(Mutex::new(1));
    /// let guard = n.lock_arc();
    /// assert!(n.try_lock_arc().is_none());
    /// drop(guard);
    /// assert!(n.try_lock_arc().is_some());
    /// ```
    #[must_use = "the mutex is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_lock_arc(self: &Arc<Self>) -> Option<ArcMutexGuard<T, R>> {
        let access = OwnedAccess::try_acquire(self)?;
        Some(ArcMutexGuard { access })
    }

    /// Locks the mutex unless that takes longer than `timeout`, and keeps it alive; see
    /// [`try_lock_for`](Self::try_lock_for).
    #[must_use = "the mutex is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_lock_arc_for(self: &Arc<Self>, timeout: Duration) -> Option<ArcMutexGuard<T, R>> {
        let access = OwnedAccess::acquire_within(self, timeout)?;
        Some(ArcMutexGuard { access })
    }

    /// Locks the mutex unless that takes until `deadline`, and keeps it alive; see
    /// [`try_lock_until`](Self::try_lock_until).
    #[cfg(feature = "std")]
    #[must_use = "the mutex is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_lock_arc_until(self: &Arc<Self>, deadline: Instant) -> Option<ArcMutexGuard<T, R>> {
        let access = OwnedAccess::acquire_until(self, deadline)?;
        Some(ArcMutexGuard { access })
    }
}
