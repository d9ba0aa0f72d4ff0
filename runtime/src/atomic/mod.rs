//! A value that threads read and change without a lock, as one machine word.
//!
//! What comes in and goes out are values. Which types have an atomic form, and what stands under
//! each, is in `value.rs`; arithmetic is in `number.rs`. The forms with an ordering of the caller's
//! choice are in `ordered.rs` under the names and with the signatures of `core`'s atomics.
//!
//! # Orderings
//!
//! The verbs without an ordering load with Acquire, store with Release and do both in one step with
//! `AcqRel`: whoever sees a value also sees everything that its writer did before. That is what a
//! flag, a published pointer or a sequence number needs. What it does not give is one order of
//! *several* atomics that all threads agree on; for that take the forms with an ordering and
//! `SeqCst`. A counter that publishes nothing may use `Relaxed`, which differs where the processor
//! is not an x86.
//!
//! # Invariants
//!
//! - I1: while an atomic is shared its value is reached through its storage alone, which is `core`'s
//!   atomic of the same size, so no access is torn and none is a data race.
//! - I2: what is stored are the bits of a `T`, so what is loaded are too.

use core::cell::UnsafeCell;
use core::fmt;
use core::panic::RefUnwindSafe;
use core::sync::atomic::Ordering;

#[expect(
    unnameable_types,
    reason = "closed traits: a type that could be given them could break their promises"
)]
mod machine;
mod number;
mod ordered;
mod value;

pub use number::{AtomicBits, AtomicNumber};
pub use value::AtomicValue;

/// A value that threads read and change without a lock.
///
/// `T` is an integer of at most 64 bits, `bool`, `char`, `f32`, `f64`, a raw pointer to a sized type
/// or an `Option<NonNull<_>>`, as far as the target has atomics of that size. Nothing here waits.
///
/// # Orderings
///
/// The plain verbs order memory so that whoever sees a value also sees everything its writer did
/// before: reads are `Acquire`, writes `Release`, and what does both in one step is `AcqRel`. Each has
/// a form with an ordering of your choice, under the name and with the signature it has in `std`.
///
/// | verb | `std`'s form | gives |
/// |---|---|---|
/// | [`get`](Self::get) | [`load`](Self::load) | the value |
/// | [`set`](Self::set) | [`store`](Self::store) | nothing |
/// | [`replace`](Self::replace), [`take`](Self::take) | [`swap`](Self::swap) | the old value |
/// | [`replace_if`](Self::replace_if) | [`compare_exchange`](Self::compare_exchange) | the old value, or the one found instead |
/// | [`update`](Self::update), [`try_update`](Self::try_update) | [`fetch_update`](Self::fetch_update) | the new value (`fetch_update`: the old) |
/// | [`add`](Self::add), [`sub`](Self::sub), [`min`](Self::min), [`max`](Self::max) | `fetch_..` | the old value |
/// | [`and`](Self::and), [`or`](Self::or), [`xor`](Self::xor) | `fetch_..` | the old value |
///
/// Each call is one step of its own: `n.set(n.get() + 1)` loses what another thread adds in between,
/// `n.add(1)` does not. For values that must change together use a [`Mutex`](crate::Mutex).
///
/// # Floats
///
/// Floats are stored by their bits, and [`replace_if`](Self::replace_if) compares bits: a NaN is equal
/// to a NaN of the same bits, `0.0` is not equal to `-0.0`.
///
/// # Size
///
/// That of the value, and aligned to it. Every verb is the one instruction or short loop that
/// `core`'s atomics compile to; float arithmetic is such a loop.
///
/// # Examples
///
/// ```
/// use interior_runtime::Atomic;
///
/// static VIEWS: Atomic<u64> = Atomic::new(0);
///
/// std::thread::scope(|scope| {
///     for _ in 0..4 {
///         scope.spawn(|| VIEWS.add(1));
///     }
/// });
/// assert_eq!(VIEWS.get(), 4);
/// ```
///
/// What has no atomic form does not compile:
///
/// ```compile_fail
/// use interior_runtime::Atomic;
///
/// let name = Atomic::new(String::from("ann")); // `String` has no atomic form
/// ```
#[repr(C)]
pub struct Atomic<T: AtomicValue> {
    value: UnsafeCell<T>,
    /// Aligns the value as its storage must be.
    _align: [T::Storage; 0],
}

// SAFETY: a shared atomic reads and writes its value through its storage alone (I1). The values are
// words without an owner. No type with an atomic form has a bound to lift here; `AtomicValue`
// excludes an `Atomic<Rc<u8>>`, whose copies on two threads would race on the count.
unsafe impl<T: AtomicValue> Sync for Atomic<T> {}

// SAFETY: as above. For pointers too, as with `core`'s `AtomicPtr`: to follow one is an unsafe step,
// and whoever takes it answers for the thread it is taken on.
unsafe impl<T: AtomicValue> Send for Atomic<T> {}

// A panic cannot come between two halves of a change.
impl<T: AtomicValue> RefUnwindSafe for Atomic<T> {}

impl<T: AtomicValue> Atomic<T> {
    /// Makes an atomic.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// static IS_DONE: Atomic<bool> = Atomic::new(false);
    /// assert!(!IS_DONE.get());
    /// ```
    #[must_use]
    #[inline]
    pub const fn new(value: T) -> Self {
        Self {
            value: UnsafeCell::new(value),
            _align: [],
        }
    }

    /// The `core` atomic that the value is accessed through.
    #[inline]
    fn storage(&self) -> &T::Storage {
        // SAFETY: the value lies at the start of `self`, is aligned for its storage by `_align`, and
        // has its size and layout (`Value`'s promise). It may be changed through `&self`, being in an
        // `UnsafeCell`, and is so by the storage alone (I1).
        unsafe { &*self.value.get().cast::<T::Storage>() }
    }

    /// Gives the value.
    ///
    /// What its writer did before is visible after this: the load is `Acquire`.
    #[inline]
    pub fn get(&self) -> T {
        // Acquire meets the Release of whoever stored this value.
        self.load(Ordering::Acquire)
    }

    /// Puts a new value in.
    ///
    /// What was done before is visible to whoever gets this value: the store is `Release`.
    #[inline]
    pub fn set(&self, value: T) {
        // Release meets the Acquire of whoever loads this value.
        self.store(value, Ordering::Release);
    }

    /// Puts a new value in and gives the old one.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let is_taken = Atomic::new(false);
    /// assert!(!is_taken.replace(true)); // was free, and is this thread's now
    /// assert!(is_taken.replace(true));
    /// ```
    #[inline]
    pub fn replace(&self, value: T) -> T {
        // The Acquire half meets the Release of who stored the old value, the Release half the Acquire
        // of who loads the new one.
        self.swap(value, Ordering::AcqRel)
    }

    /// Gives the value and leaves the default.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let since_last_report = Atomic::new(7_u32);
    /// assert_eq!(since_last_report.take(), 7);
    /// assert_eq!(since_last_report.take(), 0);
    /// ```
    #[inline]
    pub fn take(&self) -> T
    where
        T: Default,
    {
        self.replace(T::default())
    }

    /// Puts `new` in if the value is `current`, and gives the old value.
    ///
    /// Floats are compared by their bits.
    ///
    /// # Errors
    ///
    /// Gives the value that was found where it is not `current`; nothing was changed then.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let leader = Atomic::new(0_u32);
    /// assert_eq!(leader.replace_if(0, 7), Ok(0));
    /// assert_eq!(leader.replace_if(0, 8), Err(7));
    /// ```
    #[inline]
    pub fn replace_if(&self, current: T, new: T) -> Result<T, T> {
        // On success as in `replace`; on failure Acquire as in `get`, since a value is given too.
        self.compare_exchange(current, new, Ordering::AcqRel, Ordering::Acquire)
    }

    /// Computes a new value from the old one, puts it in and gives it.
    ///
    /// The closure runs again with the newer value if another thread was faster, so it should do
    /// nothing but compute. If it panics nothing is changed.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let delay = Atomic::new(100_u32);
    /// assert_eq!(delay.update(|ms| (ms * 2).min(150)), 150);
    /// ```
    #[inline]
    pub fn update(&self, mut f: impl FnMut(T) -> T) -> T {
        match self.try_update(|old| Some(f(old))) {
            Ok(value) | Err(value) => value,
        }
    }

    /// Computes a new value from the old one, puts it in and gives it, unless the closure gives none.
    ///
    /// The closure may run again, as with [`update`](Self::update).
    ///
    /// # Errors
    ///
    /// Gives the value for which the closure gave none; nothing was changed then.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let seats = Atomic::new(1_u32);
    /// assert_eq!(seats.try_update(|n| n.checked_sub(1)), Ok(0));
    /// assert_eq!(seats.try_update(|n| n.checked_sub(1)), Err(0));
    /// ```
    #[inline]
    pub fn try_update(&self, f: impl FnMut(T) -> Option<T>) -> Result<T, T> {
        // On success as in `replace`; on failure Acquire as in `get`, for the closure's next run.
        self.compute(Ordering::AcqRel, Ordering::Acquire, f)
            .map(|(_, new)| new)
    }

    /// Reaches the value in place: `&mut self` proves that nobody else can.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let mut ratio = Atomic::new(0.25);
    /// *ratio.get_mut() *= 2.0;
    /// assert_eq!(ratio.into_inner(), 0.5);
    /// ```
    #[inline]
    pub const fn get_mut(&mut self) -> &mut T {
        self.value.get_mut()
    }

    /// Takes the atomic apart and gives the value.
    #[inline]
    pub const fn into_inner(self) -> T {
        self.value.into_inner()
    }

    /// A pointer to the value, for foreign code that works on it atomically.
    ///
    /// While the atomic is shared, reading or writing through it is sound only by atomic operations
    /// of the value's size.
    #[inline]
    pub const fn as_ptr(&self) -> *mut T {
        self.value.get()
    }
}

impl<T: AtomicValue + Default> Default for Atomic<T> {
    fn default() -> Self {
        Self::new(T::default())
    }
}

impl<T: AtomicValue> From<T> for Atomic<T> {
    fn from(value: T) -> Self {
        Self::new(value)
    }
}

impl<T: AtomicValue + fmt::Debug> fmt::Debug for Atomic<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        // Relaxed: the value is printed, and nothing that its writer did before is looked at.
        let value = self.load(Ordering::Relaxed);
        f.debug_tuple("Atomic").field(&value).finish()
    }
}
