//! A value behind a mutual exclusion lock.
//!
//! What comes in is a value and a raw lock, what goes out is one guard at a time, or a value taken
//! in and out while the lock is held. The verbs that need no guard in the caller's hands are in
//! `verbs.rs`, the guards in `guard.rs`, locking with a time limit in `timed.rs`, guards that keep the
//! mutex alive in `owned.rs`; how the raw lock waits is deliberately elsewhere, behind
//! [`RawMutex`](crate::raw::RawMutex).

use core::cell::UnsafeCell;
use core::fmt;
use core::ptr::NonNull;
use core::time::Duration;

use crate::class::{Identified, Label};
#[cfg(feature = "std")]
use crate::guard::Renew;
use crate::guard::{Acquire, Exclusive, Guarded, Hold, Release, WriteAccess};
use crate::order::Access;
#[cfg(feature = "std")]
use crate::order::Renewal;
use crate::raw::{self, DefaultMutex, RawMutex};

mod guard;
mod owned;
mod timed;
mod verbs;

pub use guard::{MappedMutexGuard, MutexGuard, MutexRef};
pub use owned::ArcMutexGuard;

/// A value that one thread at a time can reach.
///
/// Most uses need no guard: [`get`](Self::get), [`set`](Self::set), [`replace`](Self::replace),
/// [`take`](Self::take), [`update`](Self::update), [`with`](Self::with) and
/// [`with_mut`](Self::with_mut) lock, do one thing and unlock. [`lock`](Self::lock) gives a guard for
/// everything else, [`try_lock_for`](Self::try_lock_for) one unless that takes too long, and
/// [`lock_arc`](Self::lock_arc) one that keeps the mutex alive.
///
/// A panic while the lock is held unlocks it and leaves the value as it is; there is no poisoning.
///
/// The second parameter is the raw lock. [`new`](Self::new) is for the default one;
/// [`with_raw`](Self::with_raw) takes any.
///
/// # Deadlocks
///
/// A thread that locks a mutex it has locked already waits for itself, for ever. The guard of a
/// temporary lives until the end of the statement, so two guards in one expression are enough:
///
/// ```no_run
/// # use interior_runtime::Mutex;
/// # let n = Mutex::new(1);
/// let twice = *n.lock() + *n.lock(); // hangs: the first guard still stands
/// ```
///
/// Read once, or use a verb that leaves no guard behind: `n.get() + n.get()`.
///
/// A build with the [order check](crate::order), as debug builds are, panics instead and names both
/// places.
///
/// # Size
///
/// The size of the value plus that of the raw lock, rounded up to the alignment of both; builds with
/// the [order check](crate::order) add five words.
///
/// # Examples
///
/// ```
/// use interior_runtime::Mutex;
///
/// let log = Mutex::new(Vec::new());
/// std::thread::scope(|scope| {
///     for n in 0..4 {
///         let log = &log;
///         scope.spawn(move || log.lock().push(n));
///     }
/// });
/// assert_eq!(log.with(Vec::len), 4);
/// ```
pub struct Mutex<T: ?Sized, R: RawMutex = DefaultMutex> {
    lock: Identified<R>,
    value: UnsafeCell<T>,
}

// SAFETY: the raw lock hands the value from thread to thread, one at a time.
// `T: Send` excludes `Mutex<Rc<u8>>`: a thread could clone the `Rc` out and leave another thread
// with a clone whose count is not atomic. `T: Sync` is not asked for: `Mutex<Cell<u8>>` is reached
// by one thread at a time. `R: Sync` excludes a raw lock that keeps its state in a `Cell`.
unsafe impl<T: ?Sized + Send, R: RawMutex + Sync> Sync for Mutex<T, R> {}

/// The mode in which a mutex is held: exclusively.
pub(crate) enum Locked {}

// SAFETY: `RawMutex` promises that no other acquisition succeeds until the release.
unsafe impl<R: RawMutex> Release<Identified<R>> for Locked {
    type State = R::State;

    #[inline]
    unsafe fn release(lock: &Identified<R>, state: R::State) {
        // SAFETY: the caller promises that `state` is an acquisition of `lock` not yet released.
        lock.release(|raw| unsafe { raw.unlock(state) });
    }
}

// SAFETY: as above; it is the only mode.
unsafe impl<R: RawMutex> Exclusive<Identified<R>> for Locked {}

impl<R: RawMutex> Acquire<Identified<R>> for Locked {
    #[inline]
    #[track_caller]
    fn acquire(lock: &Identified<R>) -> R::State {
        lock.acquire(Access::Lock, R::is_locked, R::lock, R::try_lock_within)
    }

    #[inline]
    #[track_caller]
    fn try_acquire(lock: &Identified<R>) -> Option<R::State> {
        lock.try_acquire(Access::Lock, R::try_lock)
    }

    #[inline]
    #[track_caller]
    fn acquire_within(lock: &Identified<R>, patience: Duration) -> Option<R::State> {
        lock.try_acquire(Access::Lock, |raw| raw.try_lock_within(patience))
    }
}

// SAFETY: both are fields; whoever holds the lock is alone with the value.
unsafe impl<T: ?Sized, R: RawMutex> Guarded for Mutex<T, R> {
    type Lock = Identified<R>;
    type Value = T;

    #[inline]
    fn parts(&self) -> (&Identified<R>, NonNull<T>) {
        // SAFETY: `UnsafeCell::get` is never null.
        let value = unsafe { NonNull::new_unchecked(self.value.get()) };
        (&self.lock, value)
    }
}

#[cfg(feature = "std")]
impl<R: RawMutex> Renew<Identified<R>> for Locked {
    #[inline]
    #[track_caller]
    fn announce_renewal(lock: &Identified<R>) -> Renewal {
        lock.announce_renewal(Access::Lock)
    }

    #[inline]
    fn renew(lock: &Identified<R>, renewal: Renewal) -> R::State {
        lock.renew(Access::Lock, renewal, R::lock)
    }
}

impl<T> Mutex<T> {
    raw::const_fn! {
        /// Makes a mutex over the default raw lock.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::Mutex;
        ///
        /// static VISITS: Mutex<u64> = Mutex::new(0);
        /// assert_eq!(VISITS.update(|n| n + 1), 1);
        /// ```
        #[must_use]
        #[inline]
        pub fn new(value: T) -> Self {
            Self::with_raw(value)
        }
    }

    raw::const_fn! {
        /// Makes a mutex over the default raw lock that messages call by a name.
        ///
        /// Locks of derived structs are named after their fields; this is for statics and locks made
        /// by hand. All locks of one name are one class for the [order check](crate::order), so give
        /// one name to locks that play one role.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::Mutex;
        ///
        /// static VISITS: Mutex<u64> = Mutex::named("VISITS", 0);
        /// assert_eq!(VISITS.update(|n| n + 1), 1);
        /// ```
        #[must_use]
        #[inline]
        pub fn named(name: &'static str, value: T) -> Self {
            Self::labelled(value, Label::name(name))
        }
    }
}

impl<T, R: RawMutex> Mutex<T, R> {
    raw::const_fn! {
        /// Makes a mutex over the raw lock that its type names.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::{Mutex, raw};
        ///
        /// let n: Mutex<i32, raw::DefaultMutex> = Mutex::with_raw(5);
        /// assert_eq!(n.get(), 5);
        /// ```
        #[must_use]
        #[inline]
        pub fn with_raw(value: T) -> Self {
            Self::labelled(value, Label::NONE)
        }
    }

    raw::const_fn! {
        /// Makes a mutex that is said to be `label`.
        #[inline]
        pub(crate) fn labelled(value: T, label: Label) -> Self {
            Self {
                lock: Identified::new(raw::unlocked!(R), label),
                value: UnsafeCell::new(value),
            }
        }
    }

    /// Makes a mutex from a raw lock and a value.
    ///
    /// A raw lock that somebody holds gives a mutex that nobody can lock until it is released.
    #[must_use]
    #[inline]
    pub const fn from_raw(raw: R, value: T) -> Self {
        Self {
            lock: Identified::new(raw, Label::NONE),
            value: UnsafeCell::new(value),
        }
    }

    /// Takes the mutex apart and gives the value.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// assert_eq!(Mutex::new("a").into_inner(), "a");
    /// ```
    #[inline]
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized, R: RawMutex> Mutex<T, R> {
    /// Locks the mutex, waiting as long as it takes.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the mutex already.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let names = Mutex::new(vec!["ann"]);
    /// let mut guard = names.lock();
    /// guard.push("bob");
    /// assert_eq!(guard.len(), 2);
    /// ```
    #[inline]
    #[track_caller]
    pub fn lock(&self) -> MutexGuard<'_, T, R> {
        self.guard(Hold::acquire(&&self.lock))
    }

    /// Locks the mutex if nobody holds it.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let n = Mutex::new(1);
    /// let guard = n.lock();
    /// assert!(n.try_lock().is_none());
    /// drop(guard);
    /// assert!(n.try_lock().is_some());
    /// ```
    #[must_use = "the mutex is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_lock(&self) -> Option<MutexGuard<'_, T, R>> {
        Hold::try_acquire(&&self.lock).map(|hold| self.guard(hold))
    }

    /// A guard over the whole value. Called with holds of `self.lock` alone.
    #[inline]
    fn guard<'a>(
        &'a self,
        hold: Hold<&'a Identified<R>, Identified<R>, Locked>,
    ) -> MutexGuard<'a, T, R> {
        debug_assert!(core::ptr::eq(*hold.keeper(), &raw const self.lock));
        let (_, value) = self.parts();
        // SAFETY: the pointer leads to the payload of the lock that `hold` has acquired, which
        // `'a` borrows (I2); the hold excludes every other guard (I3).
        MutexGuard::new(unsafe { WriteAccess::new(value, hold) })
    }

    /// Tells whether somebody holds the mutex at this moment.
    ///
    /// The answer may be outdated when it arrives; it is meant for logs and assertions.
    #[inline]
    pub fn is_locked(&self) -> bool {
        self.raw().is_locked()
    }

    /// Reaches the value without locking: `&mut self` proves that nobody else can.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Mutex;
    ///
    /// let mut n = Mutex::new(1);
    /// *n.get_mut() += 1;
    /// assert_eq!(n.get(), 2);
    /// ```
    #[inline]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// A pointer to the value, for code that has locked by other means.
    ///
    /// Reading or writing through it is sound only while the raw lock is held, or while nobody else
    /// can reach the mutex.
    #[inline]
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    /// The raw lock under this mutex.
    #[inline]
    pub const fn raw(&self) -> &R {
        self.lock.raw()
    }

    /// What tells this lock from others: the address of its raw lock.
    #[inline]
    pub(crate) fn address(&self) -> usize {
        core::ptr::from_ref(self.raw()).addr()
    }

    /// What to call this lock.
    pub(crate) fn label(&self) -> Label {
        self.lock.label()
    }

    /// Lets the order check see that the mutex is about to be waited for.
    #[inline]
    #[track_caller]
    pub(crate) fn announce_lock(&self) {
        self.lock.announce(Access::Lock, R::is_locked);
    }
}

impl<T: Default, R: RawMutex> Default for Mutex<T, R> {
    fn default() -> Self {
        Self::with_raw(T::default())
    }
}

impl<T> From<T> for Mutex<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug, R: RawMutex> fmt::Debug for Mutex<T, R> {
    /// Shows the value, or `<locked>` if somebody holds the mutex; never waits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("Mutex");
        match self.try_lock() {
            Some(guard) => tuple.field(&&*guard),
            None => tuple.field(&format_args!("<locked>")),
        };
        tuple.finish()
    }
}
