//! Guards that keep their lock alive: for a guard that is stored, or outlives the scope it came from.

use alloc::sync::Arc;
use core::time::Duration;
#[cfg(feature = "std")]
use std::time::Instant;

use super::{Reading, RwLock, Writing};
use crate::class::Identified;
use crate::guard::{OwnedAccess, owned_guard_surface, writing};
use crate::raw::{DefaultRwLock, RawRwLock, RawRwLockDowngrade};

/// Shared access to the value of an [`RwLock`] in an [`Arc`], and a share in it; dropping it unlocks.
///
/// Like an [`RwLockReadGuard`](crate::RwLockReadGuard), but it borrows nothing, so it can be stored in a
/// struct or handed on while the lock's other owners come and go. First it unlocks, then it gives its
/// share back; if that was the last one, the lock and its value are dropped.
///
/// A guard stays on the thread that locked. Forgetting it (`mem::forget`) keeps writers out for good, and
/// the lock alive. It always stands for the whole value, and is invariant in it as the [`Arc`] is. One
/// word for a sized value over a raw lock without state.
///
/// # Examples
///
/// ```
/// use interior_runtime::{ArcRwLockReadGuard, RwLock};
/// use std::sync::Arc;
///
/// /// The settings as they were when it began.
/// struct Request {
///     settings: ArcRwLockReadGuard<String>,
/// }
///
/// let settings = Arc::new(RwLock::new(String::from("plain")));
/// let request = Request { settings: settings.read_arc() };
/// drop(settings);
/// assert_eq!(&*request.settings, "plain");
/// ```
#[must_use = "the lock is unlocked at once if the guard is not kept"]
pub struct ArcRwLockReadGuard<T: ?Sized, R: RawRwLock = DefaultRwLock> {
    access: OwnedAccess<RwLock<T, R>, Reading>,
}

/// Exclusive access to the value of an [`RwLock`] in an [`Arc`], and a share in it; dropping it unlocks.
///
/// Like an [`RwLockWriteGuard`](crate::RwLockWriteGuard), but it borrows nothing. First it unlocks, then
/// it gives its share back; if that was the last one, the lock and its value are dropped.
///
/// A guard stays on the thread that locked. Forgetting it (`mem::forget`) leaves the lock locked for
/// good, and alive. It always stands for the whole value. One word for a sized value over a raw lock
/// without state.
///
/// # Examples
///
/// ```
/// use interior_runtime::{ArcRwLockWriteGuard, RwLock};
/// use std::sync::Arc;
///
/// let names = Arc::new(RwLock::new(vec!["ann"]));
/// let mut guard = names.write_arc();
/// guard.push("bob");
/// assert!(Arc::ptr_eq(&names, ArcRwLockWriteGuard::rwlock(&guard)));
/// assert!(names.try_read().is_none());
/// drop(guard);
/// assert_eq!(names.with(Vec::len), 2);
/// ```
#[must_use = "the lock is unlocked at once if the guard is not kept"]
pub struct ArcRwLockWriteGuard<T: ?Sized, R: RawRwLock = DefaultRwLock> {
    access: OwnedAccess<RwLock<T, R>, Writing>,
}

owned_guard_surface! { ArcRwLockReadGuard => RwLock as rwlock, R: RawRwLock }
owned_guard_surface! { ArcRwLockWriteGuard => RwLock as rwlock, R: RawRwLock }
writing! { ArcRwLockWriteGuard [], R: RawRwLock }

impl<T: ?Sized, R: RawRwLockDowngrade> ArcRwLockWriteGuard<T, R> {
    /// Becomes a reader without letting another writer in between; other readers may enter.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{ArcRwLockWriteGuard, RwLock};
    /// use std::sync::Arc;
    ///
    /// let n = Arc::new(RwLock::new(1));
    /// let mut writer = n.write_arc();
    /// *writer += 1;
    /// let reader = ArcRwLockWriteGuard::downgrade(writer);
    /// assert_eq!(*reader, 2);
    /// assert!(n.try_read().is_some() && n.try_write().is_none());
    /// ```
    #[inline]
    pub fn downgrade(guard: Self) -> ArcRwLockReadGuard<T, R> {
        let turn = |lock: &Identified<R>, state| {
            // SAFETY: called by `exchange` alone, with an acquisition of `lock` that ends here.
            lock.downgrade(|raw| unsafe { raw.downgrade(state) })
        };
        // SAFETY: `turn` ends the acquisition for writing and returns the one for reading.
        let access = unsafe { guard.access.exchange::<Reading>(turn) };
        ArcRwLockReadGuard { access }
    }
}

impl<T: ?Sized, R: RawRwLock> RwLock<T, R> {
    /// Locks for reading, waiting as long as it takes, and keeps the lock alive.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread writes already, and may do so if it reads already: a waiting
    /// writer keeps new readers out.
    #[inline]
    #[track_caller]
    pub fn read_arc(self: &Arc<Self>) -> ArcRwLockReadGuard<T, R> {
        ArcRwLockReadGuard {
            access: OwnedAccess::acquire(self),
        }
    }

    /// Locks for reading if that needs no waiting, and keeps the lock alive.
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_read_arc(self: &Arc<Self>) -> Option<ArcRwLockReadGuard<T, R>> {
        let access = OwnedAccess::try_acquire(self)?;
        Some(ArcRwLockReadGuard { access })
    }

    /// Locks for reading unless that takes longer than `timeout`, and keeps the lock alive; see
    /// [`try_read_for`](Self::try_read_for).
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_read_arc_for(
        self: &Arc<Self>,
        timeout: Duration,
    ) -> Option<ArcRwLockReadGuard<T, R>> {
        let access = OwnedAccess::acquire_within(self, timeout)?;
        Some(ArcRwLockReadGuard { access })
    }

    /// Locks for reading unless that takes until `deadline`, and keeps the lock alive; see
    /// [`try_read_until`](Self::try_read_until).
    #[cfg(feature = "std")]
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_read_arc_until(
        self: &Arc<Self>,
        deadline: Instant,
    ) -> Option<ArcRwLockReadGuard<T, R>> {
        let access = OwnedAccess::acquire_until(self, deadline)?;
        Some(ArcRwLockReadGuard { access })
    }

    /// Locks for writing, waiting as long as it takes, and keeps the lock alive.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the lock already, in any way.
    #[inline]
    #[track_caller]
    pub fn write_arc(self: &Arc<Self>) -> ArcRwLockWriteGuard<T, R> {
        ArcRwLockWriteGuard {
            access: OwnedAccess::acquire(self),
        }
    }

    /// Locks for writing if nobody holds the lock, and keeps it alive.
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_write_arc(self: &Arc<Self>) -> Option<ArcRwLockWriteGuard<T, R>> {
        let access = OwnedAccess::try_acquire(self)?;
        Some(ArcRwLockWriteGuard { access })
    }

    /// Locks for writing unless that takes longer than `timeout`, and keeps the lock alive; see
    /// [`try_write_for`](Self::try_write_for).
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_write_arc_for(
        self: &Arc<Self>,
        timeout: Duration,
    ) -> Option<ArcRwLockWriteGuard<T, R>> {
        let access = OwnedAccess::acquire_within(self, timeout)?;
        Some(ArcRwLockWriteGuard { access })
    }

    /// Locks for writing unless that takes until `deadline`, and keeps the lock alive; see
    /// [`try_write_until`](Self::try_write_until).
    #[cfg(feature = "std")]
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_write_arc_until(
        self: &Arc<Self>,
        deadline: Instant,
    ) -> Option<ArcRwLockWriteGuard<T, R>> {
        let access = OwnedAccess::acquire_until(self, deadline)?;
        Some(ArcRwLockWriteGuard { access })
    }
}
