//! A value behind a lock that many readers or one writer can hold.
//!
//! What comes in is a value and a raw lock, what goes out are guards, or a value taken in and out
//! while the lock is held. The verbs that need no guard in the caller's hands are in `verbs.rs`, the
//! guards in `guard.rs`, locking with a time limit in `timed.rs`, guards that keep the lock alive in
//! `owned.rs`; who waits for whom is deliberately elsewhere, behind
//! [`RawRwLock`](crate::raw::RawRwLock).

use core::cell::UnsafeCell;
use core::fmt;
use core::ptr::NonNull;
use core::time::Duration;

use crate::class::{Identified, Label};
use crate::guard::{Acquire, Exclusive, Guarded, Hold, ReadAccess, Release, WriteAccess};
use crate::order::Access;
use crate::raw::{self, DefaultRwLock, RawRwLock};

mod guard;
mod owned;
mod timed;
mod verbs;

pub use guard::{MappedRwLockReadGuard, MappedRwLockWriteGuard, RwLockReadGuard, RwLockWriteGuard};
pub use owned::{ArcRwLockReadGuard, ArcRwLockWriteGuard};

/// A value that many threads can read or one thread can write.
///
/// Most uses need no guard: [`get`](Self::get), [`get_cloned`](Self::get_cloned) and
/// [`with`](Self::with) read; [`set`](Self::set), [`replace`](Self::replace), [`take`](Self::take),
/// [`update`](Self::update) and [`with_mut`](Self::with_mut) write. [`read`](Self::read) and
/// [`write`](Self::write) give guards for everything else, [`try_read_for`](Self::try_read_for) and
/// [`try_write_for`](Self::try_write_for) unless that takes too long; those of
/// [`read_arc`](Self::read_arc) and [`write_arc`](Self::write_arc) keep the lock alive.
///
/// A panic while the lock is held unlocks it and leaves the value as it is; there is no poisoning.
///
/// The second parameter is the raw lock. [`new`](Self::new) is for the default one;
/// [`with_raw`](Self::with_raw) takes any.
///
/// # Deadlocks
///
/// A thread that holds the lock in any way and asks to write waits for itself, for ever. A thread
/// that reads and asks to read again may wait for ever too: a writer that came in between keeps new
/// readers out. The guard of a temporary lives until the end of the statement, so two guards in one
/// expression are enough:
///
/// ```no_run
/// # use interior_runtime::RwLock;
/// # let n = RwLock::new(1);
/// *n.write() = *n.read() + 1; // hangs: the reader still stands when the writer asks
/// ```
///
/// Use a verb that leaves no guard behind: `n.update(|n| n + 1)`.
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
/// use interior_runtime::RwLock;
///
/// let owner = RwLock::new(String::from("ann"));
/// {
///     let one = owner.read();
///     let two = owner.try_read().unwrap();
///     assert_eq!(*one, *two);
/// }
/// owner.write().push_str(" and bob");
/// assert_eq!(owner.with(String::len), 11);
/// ```
pub struct RwLock<T: ?Sized, R: RawRwLock = DefaultRwLock> {
    identified: Identified<R>,
    value: UnsafeCell<T>,
}

// SAFETY: the raw lock lets in many readers or one writer.
// `T: Send` excludes `RwLock<MutexGuard<..>>`: a writer could take the guard out and drop it on a
// thread that never locked. `T: Sync` excludes `RwLock<Cell<u8>>`: two readers would both set the
// cell. `R: Sync` excludes a raw lock that keeps its state in a `Cell`.
unsafe impl<T: ?Sized + Send + Sync, R: RawRwLock + Sync> Sync for RwLock<T, R> {}

/// The mode in which a lock is held for reading: without writers.
pub(crate) enum Reading {}

// SAFETY: `RawRwLock` promises that no write acquisition succeeds until the release.
unsafe impl<R: RawRwLock> Release<Identified<R>> for Reading {
    type State = R::ReadState;

    #[inline]
    unsafe fn release(lock: &Identified<R>, state: R::ReadState) {
        // SAFETY: the caller promises that `state` is a read acquisition of `lock` not yet released.
        lock.release(|raw| unsafe { raw.unlock_read(state) });
    }
}

impl<R: RawRwLock> Acquire<Identified<R>> for Reading {
    #[inline]
    #[track_caller]
    fn acquire(lock: &Identified<R>) -> R::ReadState {
        lock.acquire(Access::Read, R::is_locked, R::read, R::try_read_within)
    }

    #[inline]
    #[track_caller]
    fn try_acquire(lock: &Identified<R>) -> Option<R::ReadState> {
        lock.try_acquire(Access::Read, R::try_read)
    }

    #[inline]
    #[track_caller]
    fn acquire_within(lock: &Identified<R>, patience: Duration) -> Option<R::ReadState> {
        lock.try_acquire(Access::Read, |raw| raw.try_read_within(patience))
    }
}

/// The mode in which a lock is held for writing: exclusively.
pub(crate) enum Writing {}

// SAFETY: `RawRwLock` promises that no other acquisition succeeds until the release.
unsafe impl<R: RawRwLock> Release<Identified<R>> for Writing {
    type State = R::WriteState;

    #[inline]
    unsafe fn release(lock: &Identified<R>, state: R::WriteState) {
        // SAFETY: the caller promises that `state` is a write acquisition of `lock` not yet released.
        lock.release(|raw| unsafe { raw.unlock_write(state) });
    }
}

// SAFETY: as above.
unsafe impl<R: RawRwLock> Exclusive<Identified<R>> for Writing {}

impl<R: RawRwLock> Acquire<Identified<R>> for Writing {
    #[inline]
    #[track_caller]
    fn acquire(lock: &Identified<R>) -> R::WriteState {
        lock.acquire(Access::Write, R::is_locked, R::write, R::try_write_within)
    }

    #[inline]
    #[track_caller]
    fn try_acquire(lock: &Identified<R>) -> Option<R::WriteState> {
        lock.try_acquire(Access::Write, R::try_write)
    }

    #[inline]
    #[track_caller]
    fn acquire_within(lock: &Identified<R>, patience: Duration) -> Option<R::WriteState> {
        lock.try_acquire(Access::Write, |raw| raw.try_write_within(patience))
    }
}

// SAFETY: both are fields; whoever holds the lock has the value to itself or among readers.
unsafe impl<T: ?Sized, R: RawRwLock> Guarded for RwLock<T, R> {
    type Lock = Identified<R>;
    type Value = T;

    #[inline]
    fn parts(&self) -> (&Identified<R>, NonNull<T>) {
        // SAFETY: `UnsafeCell::get` is never null.
        let value = unsafe { NonNull::new_unchecked(self.value.get()) };
        (&self.identified, value)
    }
}

impl<T> RwLock<T> {
    raw::const_fn! {
        /// Makes a lock over the default raw lock.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::RwLock;
        ///
        /// static MOTD: RwLock<&str> = RwLock::new("hello");
        /// assert_eq!(MOTD.get(), "hello");
        /// ```
        #[must_use]
        #[inline]
        pub fn new(value: T) -> Self {
            Self::with_raw(value)
        }
    }

    raw::const_fn! {
        /// Makes a lock over the default raw lock that messages call by a name.
        ///
        /// Locks of derived structs are named after their fields; this is for statics and locks made
        /// by hand. All locks of one name are one class for the [order check](crate::order), so give
        /// one name to locks that play one role.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::RwLock;
        ///
        /// static MOTD: RwLock<&str> = RwLock::named("MOTD", "hello");
        /// assert_eq!(MOTD.get(), "hello");
        /// ```
        #[must_use]
        #[inline]
        pub fn named(name: &'static str, value: T) -> Self {
            Self::labelled(value, Label::name(name))
        }
    }
}

impl<T, R: RawRwLock> RwLock<T, R> {
    raw::const_fn! {
        /// Makes a lock over the raw lock that its type names.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::{RwLock, raw};
        ///
        /// let n: RwLock<i32, raw::DefaultRwLock> = RwLock::with_raw(5);
        /// assert_eq!(n.get(), 5);
        /// ```
        #[must_use]
        #[inline]
        pub fn with_raw(value: T) -> Self {
            Self::labelled(value, Label::NONE)
        }
    }

    raw::const_fn! {
        /// Makes a lock that is said to be `label`.
        #[inline]
        pub(crate) fn labelled(value: T, label: Label) -> Self {
            Self {
                identified: Identified::new(raw::unlocked!(R), label),
                value: UnsafeCell::new(value),
            }
        }
    }

    /// Makes a lock from a raw lock and a value.
    ///
    /// A raw lock that somebody holds keeps others out until it is released.
    #[must_use]
    #[inline]
    pub const fn from_raw(raw: R, value: T) -> Self {
        Self {
            identified: Identified::new(raw, Label::NONE),
            value: UnsafeCell::new(value),
        }
    }

    /// Takes the lock apart and gives the value.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RwLock;
    ///
    /// assert_eq!(RwLock::new("a").into_inner(), "a");
    /// ```
    #[inline]
    pub fn into_inner(self) -> T {
        self.value.into_inner()
    }
}

impl<T: ?Sized, R: RawRwLock> RwLock<T, R> {
    /// Locks for reading, waiting as long as it takes.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread writes already, and may do so if it reads already: a waiting
    /// writer keeps new readers out.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RwLock;
    ///
    /// let names = RwLock::new(vec!["ann"]);
    /// assert_eq!(names.read().first(), Some(&"ann"));
    /// ```
    #[inline]
    #[track_caller]
    pub fn read(&self) -> RwLockReadGuard<'_, T, R> {
        self.read_guard(Hold::acquire(&&self.identified))
    }

    /// Locks for reading if that needs no waiting.
    ///
    /// Over the default raw lock it gives nothing only if a writer holds the lock, or has asked for it and
    /// waits for the readers that are in.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RwLock;
    ///
    /// let n = RwLock::new(1);
    /// let guard = n.write();
    /// assert!(n.try_read().is_none());
    /// # drop(guard);
    /// ```
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_read(&self) -> Option<RwLockReadGuard<'_, T, R>> {
        Hold::try_acquire(&&self.identified).map(|hold| self.read_guard(hold))
    }

    /// Locks for writing, waiting as long as it takes.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if this thread holds the lock already, in any way.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RwLock;
    ///
    /// let names = RwLock::new(vec!["ann"]);
    /// names.write().push("bob");
    /// assert_eq!(names.into_inner(), ["ann", "bob"]);
    /// ```
    #[inline]
    #[track_caller]
    pub fn write(&self) -> RwLockWriteGuard<'_, T, R> {
        self.write_guard(Hold::acquire(&&self.identified))
    }

    /// Locks for writing if nobody holds the lock.
    ///
    /// Over the default raw lock it gives nothing also beside a call of [`read`](Self::read) that found a
    /// writer and is about to wait: until that call has taken its reader back, the lock looks held
    /// although the writer may have left.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RwLock;
    ///
    /// let n = RwLock::new(1);
    /// let guard = n.read();
    /// assert!(n.try_write().is_none());
    /// # drop(guard);
    /// ```
    #[must_use = "the lock is unlocked at once if the guard is not kept"]
    #[inline]
    #[track_caller]
    pub fn try_write(&self) -> Option<RwLockWriteGuard<'_, T, R>> {
        Hold::try_acquire(&&self.identified).map(|hold| self.write_guard(hold))
    }

    /// A reading guard over the whole value. Called with holds of `self.identified` alone.
    #[inline]
    fn read_guard<'a>(
        &'a self,
        hold: Hold<&'a Identified<R>, Identified<R>, Reading>,
    ) -> RwLockReadGuard<'a, T, R> {
        debug_assert!(core::ptr::eq(*hold.keeper(), &raw const self.identified));
        let (_, value) = self.parts();
        // SAFETY: the pointer leads to the payload of the lock that `hold` has acquired, which
        // `'a` borrows (I2); the hold excludes writers (I3).
        RwLockReadGuard::new(unsafe { ReadAccess::new(value, hold) })
    }

    /// A writing guard over the whole value. Called with holds of `self.identified` alone.
    #[inline]
    fn write_guard<'a>(
        &'a self,
        hold: Hold<&'a Identified<R>, Identified<R>, Writing>,
    ) -> RwLockWriteGuard<'a, T, R> {
        debug_assert!(core::ptr::eq(*hold.keeper(), &raw const self.identified));
        let (_, value) = self.parts();
        // SAFETY: the pointer leads to the payload of the lock that `hold` has acquired, which
        // `'a` borrows (I2); the hold excludes every other guard (I3).
        RwLockWriteGuard::new(unsafe { WriteAccess::new(value, hold) })
    }

    /// Tells whether somebody holds the lock at this moment, for reading or for writing.
    ///
    /// The answer may be outdated when it arrives; it is meant for logs and assertions.
    #[inline]
    pub fn is_locked(&self) -> bool {
        self.raw().is_locked()
    }

    /// Tells whether somebody holds the lock for writing at this moment.
    ///
    /// The answer may be outdated when it arrives; it is meant for logs and assertions.
    #[inline]
    pub fn is_locked_for_writing(&self) -> bool {
        self.raw().is_locked_for_writing()
    }

    /// Reaches the value without locking: `&mut self` proves that nobody else can.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::RwLock;
    ///
    /// let mut n = RwLock::new(1);
    /// *n.get_mut() += 1;
    /// assert_eq!(n.get(), 2);
    /// ```
    #[inline]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// A pointer to the value, for code that has locked by other means.
    ///
    /// Reading or writing through it is sound only while the raw lock is held accordingly, or while
    /// nobody else can reach the lock.
    #[inline]
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }

    /// The raw lock under this lock.
    #[inline]
    pub const fn raw(&self) -> &R {
        self.identified.raw()
    }

    /// What tells this lock from others: the address of its raw lock.
    #[inline]
    pub(crate) fn address(&self) -> usize {
        core::ptr::from_ref(self.raw()).addr()
    }

    /// What to call this lock.
    pub(crate) fn label(&self) -> Label {
        self.identified.label()
    }

    /// Lets the order check see that a reader is about to wait.
    #[inline]
    #[track_caller]
    pub(crate) fn announce_read(&self) {
        self.identified.announce(Access::Read, R::is_locked);
    }

    /// Lets the order check see that a writer is about to wait.
    #[inline]
    #[track_caller]
    pub(crate) fn announce_write(&self) {
        self.identified.announce(Access::Write, R::is_locked);
    }
}

impl<T: Default, R: RawRwLock> Default for RwLock<T, R> {
    fn default() -> Self {
        Self::with_raw(T::default())
    }
}

impl<T> From<T> for RwLock<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: ?Sized + fmt::Debug, R: RawRwLock> fmt::Debug for RwLock<T, R> {
    /// Shows the value, or `<locked>` if somebody writes; never waits.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut tuple = f.debug_tuple("RwLock");
        match self.try_read() {
            Some(guard) => tuple.field(&&*guard),
            None => tuple.field(&format_args!("<locked>")),
        };
        tuple.finish()
    }
}
