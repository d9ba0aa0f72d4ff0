//! The guards of a mutex: exclusive, narrowed, and looking only.

use super::Locked;
use crate::class::Identified;
#[cfg(feature = "std")]
use crate::guard::Hold;
use crate::guard::{ReadAccess, WriteAccess, read_guard_surface, write_guard_surface};
use crate::raw::{DefaultMutex, RawMutex};

/// Exclusive access to the value of a [`Mutex`](crate::Mutex); dropping it unlocks.
///
/// A guard stays on the thread that locked. Forgetting it (`mem::forget`) leaves the mutex locked
/// for good. At most 16 bytes for a sized value over a raw lock without state.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Mutex, MutexGuard};
///
/// let pair = Mutex::new((1, "one"));
/// let mut number = MutexGuard::map(pair.lock(), |pair| &mut pair.0);
/// *number += 1;
/// drop(number);
/// assert_eq!(pair.get(), (2, "one"));
/// ```
#[must_use = "the mutex is unlocked at once if the guard is not kept"]
pub struct MutexGuard<'a, T: ?Sized, R: RawMutex = DefaultMutex> {
    access: WriteAccess<'a, T, Identified<R>, Locked>,
}

impl<'a, T: ?Sized, R: RawMutex> MutexGuard<'a, T, R> {
    #[inline]
    pub(super) fn new(access: WriteAccess<'a, T, Identified<R>, Locked>) -> Self {
        Self { access }
    }

    /// The acquisition behind this guard, for a wait that gives it up and acquires the lock anew.
    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn hold_mut(&mut self) -> &mut Hold<&'a Identified<R>, Identified<R>, Locked> {
        self.access.hold_mut()
    }

    /// Gives up writing: the mutex stays locked, the value can only be looked at.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{Mutex, MutexGuard, MutexRef};
    ///
    /// fn name(user: &Mutex<(u32, String)>) -> MutexRef<'_, str> {
    ///     let guard = user.lock();
    ///     MutexRef::map(MutexGuard::into_ref(guard), |user| user.1.as_str())
    /// }
    ///
    /// let user = Mutex::new((7, "ann".to_owned()));
    /// assert_eq!(&*name(&user), "ann");
    /// ```
    #[inline]
    pub fn into_ref(guard: Self) -> MutexRef<'a, T, R> {
        MutexRef {
            access: guard.access.into_read(),
        }
    }
}

/// Exclusive access to a part of the value of a [`Mutex`](crate::Mutex); dropping it unlocks.
///
/// Made by [`MutexGuard::map`] and its like.
///
/// # Examples
///
/// ```
/// use interior_runtime::{MappedMutexGuard, Mutex, MutexGuard};
///
/// let lines = Mutex::new(vec![String::from("one")]);
/// let first = MutexGuard::filter_map(lines.lock(), |lines| lines.first_mut());
/// let mut text = MappedMutexGuard::map(first.unwrap(), |line| line.as_mut_str());
/// text.make_ascii_uppercase();
/// drop(text);
/// assert_eq!(lines.into_inner(), ["ONE"]);
/// ```
#[must_use = "the mutex is unlocked at once if the guard is not kept"]
pub struct MappedMutexGuard<'a, T: ?Sized, R: RawMutex = DefaultMutex> {
    access: WriteAccess<'a, T, Identified<R>, Locked>,
}

impl<'a, T: ?Sized, R: RawMutex> MappedMutexGuard<'a, T, R> {
    /// Gives up writing: the mutex stays locked, the part can only be looked at.
    #[inline]
    pub fn into_ref(guard: Self) -> MutexRef<'a, T, R> {
        MutexRef {
            access: guard.access.into_read(),
        }
    }
}

/// A look at the value of a [`Mutex`](crate::Mutex), or at a part of it; dropping it unlocks.
///
/// The mutex is locked as exclusively as for a [`MutexGuard`]; only writing is given up. It is made
/// by [`MutexGuard::into_ref`] and [`MappedMutexGuard::into_ref`] alone, which consume the guard:
/// two accesses to one value never stand side by side.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Mutex, MutexGuard, MutexRef};
///
/// let text = Mutex::new(String::from("12 apples"));
/// let view = MutexGuard::into_ref(text.lock());
/// let number = MutexRef::try_map(view, |text| text.split(' ').next().ok_or("empty"));
/// assert_eq!(&*number.unwrap(), "12");
/// ```
#[must_use = "the mutex is unlocked at once if the guard is not kept"]
pub struct MutexRef<'a, T: ?Sized, R: RawMutex = DefaultMutex> {
    access: ReadAccess<'a, T, Identified<R>, Locked>,
}

write_guard_surface! { MutexGuard => MappedMutexGuard, R: RawMutex }
write_guard_surface! { MappedMutexGuard => MappedMutexGuard, R: RawMutex }
read_guard_surface! { MutexRef => MutexRef, R: RawMutex }
