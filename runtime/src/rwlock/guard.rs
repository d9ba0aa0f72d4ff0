//! The guards of a readers-writer lock: reading, writing, and both narrowed.

use super::{Reading, Writing};
use crate::class::Identified;
use crate::guard::{ReadAccess, WriteAccess, read_guard_surface, write_guard_surface};
use crate::raw::{DefaultRwLock, RawRwLock, RawRwLockDowngrade};

/// Shared access to the value of an [`RwLock`](crate::RwLock); dropping it unlocks.
///
/// A guard stays on the thread that locked. Forgetting it (`mem::forget`) keeps writers out for
/// good. At most 16 bytes for a sized value over a raw lock without state.
///
/// # Examples
///
/// ```
/// use interior_runtime::{RwLock, RwLockReadGuard};
///
/// let user = RwLock::new((7, String::from("ann")));
/// let name = RwLockReadGuard::map(user.read(), |user| user.1.as_str());
/// assert_eq!(&*name, "ann");
/// ```
#[must_use = "the lock is unlocked at once if the guard is not kept"]
pub struct RwLockReadGuard<'a, T: ?Sized, R: RawRwLock = DefaultRwLock> {
    access: ReadAccess<'a, T, Identified<R>, Reading>,
}

impl<'a, T: ?Sized, R: RawRwLock> RwLockReadGuard<'a, T, R> {
    #[inline]
    pub(super) fn new(access: ReadAccess<'a, T, Identified<R>, Reading>) -> Self {
        Self { access }
    }
}

/// Exclusive access to the value of an [`RwLock`](crate::RwLock); dropping it unlocks.
///
/// A guard stays on the thread that locked. Forgetting it (`mem::forget`) leaves the lock locked
/// for good. At most 16 bytes for a sized value over a raw lock without state.
///
/// # Examples
///
/// ```
/// use interior_runtime::{RwLock, RwLockWriteGuard};
///
/// let user = RwLock::new((7, String::from("ann")));
/// RwLockWriteGuard::map(user.write(), |user| &mut user.1).push_str("a");
/// assert_eq!(user.into_inner().1, "anna");
/// ```
#[must_use = "the lock is unlocked at once if the guard is not kept"]
pub struct RwLockWriteGuard<'a, T: ?Sized, R: RawRwLock = DefaultRwLock> {
    access: WriteAccess<'a, T, Identified<R>, Writing>,
}

impl<'a, T: ?Sized, R: RawRwLock> RwLockWriteGuard<'a, T, R> {
    #[inline]
    pub(super) fn new(access: WriteAccess<'a, T, Identified<R>, Writing>) -> Self {
        Self { access }
    }

    /// Becomes a reader without letting another writer in between; other readers may enter.
    ///
    /// Only a guard of the whole value can do so. A narrowed one may point to what interior
    /// mutability protects by exclusive access alone (`Cell::get_mut`), and readers of the whole
    /// would change that under its eyes.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{RwLock, RwLockWriteGuard};
    ///
    /// let n = RwLock::new(1);
    /// let mut writer = n.write();
    /// *writer += 1;
    /// let reader = RwLockWriteGuard::downgrade(writer);
    /// assert_eq!(*reader, 2);
    /// assert!(n.try_read().is_some() && n.try_write().is_none());
    /// ```
    #[inline]
    pub fn downgrade(guard: Self) -> RwLockReadGuard<'a, T, R>
    where
        R: RawRwLockDowngrade,
    {
        let (value, hold) = guard.access.into_parts();
        let turn = |lock: &Identified<R>, state| {
            // SAFETY: called by `exchange` alone, with an acquisition of `lock` that ends here.
            lock.downgrade(|raw| unsafe { raw.downgrade(state) })
        };
        // SAFETY: `turn` ends the acquisition for writing and returns the one for reading.
        let hold = unsafe { hold.exchange::<Reading>(turn) };
        // SAFETY: the pointer is that of the guard (I2), whose access ends here, so that nobody
        // writes; the new hold excludes writers (I3).
        RwLockReadGuard::new(unsafe { ReadAccess::new(value, hold) })
    }
}

/// Shared access to a part of the value of an [`RwLock`](crate::RwLock); dropping it unlocks.
///
/// Made by [`RwLockReadGuard::map`] and its like.
///
/// # Examples
///
/// ```
/// use interior_runtime::{MappedRwLockReadGuard, RwLock, RwLockReadGuard};
///
/// let lines = RwLock::new(vec!["one", "two"]);
/// let last = RwLockReadGuard::filter_map(lines.read(), |lines| lines.last()).unwrap();
/// let bytes = MappedRwLockReadGuard::map(last, |line| line.as_bytes());
/// assert_eq!(&*bytes, b"two");
/// ```
#[must_use = "the lock is unlocked at once if the guard is not kept"]
pub struct MappedRwLockReadGuard<'a, T: ?Sized, R: RawRwLock = DefaultRwLock> {
    access: ReadAccess<'a, T, Identified<R>, Reading>,
}

/// Exclusive access to a part of the value of an [`RwLock`](crate::RwLock); dropping it unlocks.
///
/// Made by [`RwLockWriteGuard::map`] and its like. It cannot be downgraded, see
/// [`RwLockWriteGuard::downgrade`].
///
/// # Examples
///
/// ```
/// use interior_runtime::{RwLock, RwLockWriteGuard};
///
/// let lines = RwLock::new(vec![1, 2]);
/// let first = RwLockWriteGuard::filter_map(lines.write(), |lines| lines.first_mut());
/// *first.unwrap() += 10;
/// assert_eq!(lines.into_inner(), [11, 2]);
/// ```
///
/// There is no way to a reader:
///
/// ```compile_fail,E0599
/// use interior_runtime::{MappedRwLockWriteGuard, RwLock, RwLockWriteGuard};
///
/// let pair = RwLock::new((1, 2));
/// let first = RwLockWriteGuard::map(pair.write(), |pair| &mut pair.0);
/// MappedRwLockWriteGuard::downgrade(first);
/// ```
#[must_use = "the lock is unlocked at once if the guard is not kept"]
pub struct MappedRwLockWriteGuard<'a, T: ?Sized, R: RawRwLock = DefaultRwLock> {
    access: WriteAccess<'a, T, Identified<R>, Writing>,
}

read_guard_surface! { RwLockReadGuard => MappedRwLockReadGuard, R: RawRwLock }
read_guard_surface! { MappedRwLockReadGuard => MappedRwLockReadGuard, R: RawRwLock }
write_guard_surface! { RwLockWriteGuard => MappedRwLockWriteGuard, R: RawRwLock }
write_guard_surface! { MappedRwLockWriteGuard => MappedRwLockWriteGuard, R: RawRwLock }
