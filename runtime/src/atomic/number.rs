//! Arithmetic in one step.
//!
//! Integers and `bool` have it in `core`'s atomics; floats have it as a loop here. All of it gives the
//! old value, as in `core` and as the same verbs of [`Cell`](crate::Cell) do.

use core::sync::atomic::Ordering;

use super::machine::{Arithmetic, Logic, Storage};
use super::{Atomic, AtomicValue};

/// A number with an atomic form: an integer or a float.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no atomic arithmetic; expected an integer or a float",
    note = "`update` puts in any value computed from the old one"
)]
pub trait AtomicNumber: AtomicValue + Arithmetic {}

/// A type with an atomic form whose bits are changed one by one: an integer or `bool`.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no atomic bit operations; expected an integer or `bool`",
    note = "`update` puts in any value computed from the old one"
)]
pub trait AtomicBits: AtomicValue + Logic {}

/// Forwards operations to `core`'s of the same names. Partners and orderings are the caller's.
macro_rules! forward {
    ($($operation:ident)+) => {$(
        #[inline]
        fn $operation(storage: &Self::Storage, n: Self, order: Ordering) -> Self {
            storage.$operation(n, order)
        }
    )+};
}

macro_rules! integers {
    ($($width:literal: $($T:ty)+;)+) => {$($(
        #[cfg(target_has_atomic = $width)]
        #[diagnostic::do_not_recommend]
        impl AtomicNumber for $T {}

        #[cfg(target_has_atomic = $width)]
        impl Arithmetic for $T {
            forward! { fetch_add fetch_sub fetch_min fetch_max }
        }

        #[cfg(target_has_atomic = $width)]
        #[diagnostic::do_not_recommend]
        impl AtomicBits for $T {}

        #[cfg(target_has_atomic = $width)]
        impl Logic for $T {
            forward! { fetch_and fetch_nand fetch_or fetch_xor }
        }
    )+)+};
}

integers! {
    "8": u8 i8;
    "16": u16 i16;
    "32": u32 i32;
    "64": u64 i64;
    "ptr": usize isize;
}

#[cfg(target_has_atomic = "8")]
#[diagnostic::do_not_recommend]
impl AtomicBits for bool {}

#[cfg(target_has_atomic = "8")]
impl Logic for bool {
    forward! { fetch_and fetch_nand fetch_or fetch_xor }
}

macro_rules! floats {
    ($($width:literal: $T:ident;)+) => {$(
        #[cfg(target_has_atomic = $width)]
        #[diagnostic::do_not_recommend]
        impl AtomicNumber for $T {}

        #[cfg(target_has_atomic = $width)]
        impl Arithmetic for $T {
            #[inline]
            fn fetch_add(storage: &Self::Storage, n: Self, order: Ordering) -> Self {
                $T::from_bits(exchange(storage, order, |old| ($T::from_bits(old) + n).to_bits()))
            }

            #[inline]
            fn fetch_sub(storage: &Self::Storage, n: Self, order: Ordering) -> Self {
                $T::from_bits(exchange(storage, order, |old| ($T::from_bits(old) - n).to_bits()))
            }

            #[inline]
            fn fetch_min(storage: &Self::Storage, n: Self, order: Ordering) -> Self {
                $T::from_bits(exchange(storage, order, |old| $T::from_bits(old).min(n).to_bits()))
            }

            #[inline]
            fn fetch_max(storage: &Self::Storage, n: Self, order: Ordering) -> Self {
                $T::from_bits(exchange(storage, order, |old| $T::from_bits(old).max(n).to_bits()))
            }
        }
    )+};
}

floats! {
    "32": f32;
    "64": f64;
}

/// Exchanges the bits for those computed from them and gives the old ones.
///
/// Bits are compared, not floats, so a NaN in the storage does not keep the loop going.
#[cfg(any(target_has_atomic = "32", target_has_atomic = "64"))]
#[inline]
fn exchange<S: Storage>(storage: &S, order: Ordering, f: impl Fn(S::Bits) -> S::Bits) -> S::Bits {
    // Relaxed: a guess that the exchange verifies; the bits are computed with and lead nowhere.
    let mut old = storage.load(Ordering::Relaxed);
    loop {
        // The partner of `order` is the caller's affair. Relaxed on failure: as above.
        match storage.compare_exchange_weak(old, f(old), order, Ordering::Relaxed) {
            Ok(_) => return old,
            Err(seen) => old = seen,
        }
    }
}

// Each operation below is AcqRel: the Acquire half meets the Release of who stored the old value, the
// Release half the Acquire of who loads the new one.
impl<T: AtomicValue> Atomic<T> {
    /// Adds and gives the old value.
    ///
    /// Integers wrap around on overflow, in every build.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let next_id = Atomic::new(1_u64);
    /// assert_eq!((next_id.add(1), next_id.add(1)), (1, 2));
    ///
    /// let seconds = Atomic::new(0.5);
    /// seconds.add(0.25);
    /// assert_eq!(seconds.get(), 0.75);
    /// ```
    #[inline]
    pub fn add(&self, n: T) -> T
    where
        T: AtomicNumber,
    {
        self.fetch_add(n, Ordering::AcqRel)
    }

    /// Subtracts and gives the old value.
    ///
    /// Integers wrap around on overflow, in every build.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let users = Atomic::new(1_u32);
    /// let was_last = users.sub(1) == 1;
    /// assert!(was_last);
    /// ```
    #[inline]
    pub fn sub(&self, n: T) -> T
    where
        T: AtomicNumber,
    {
        self.fetch_sub(n, Ordering::AcqRel)
    }

    /// Keeps the smaller of the value and `n` and gives the old value.
    ///
    /// Of a float NaN and a number it keeps the number.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let fastest = Atomic::new(f64::INFINITY);
    /// fastest.min(1.5);
    /// fastest.min(2.5);
    /// assert_eq!(fastest.get(), 1.5);
    /// ```
    #[inline]
    pub fn min(&self, n: T) -> T
    where
        T: AtomicNumber,
    {
        self.fetch_min(n, Ordering::AcqRel)
    }

    /// Keeps the greater of the value and `n` and gives the old value.
    ///
    /// Of a float NaN and a number it keeps the number.
    #[inline]
    pub fn max(&self, n: T) -> T
    where
        T: AtomicNumber,
    {
        self.fetch_max(n, Ordering::AcqRel)
    }

    /// Keeps the bits that `mask` has too and gives the old value.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let flags = Atomic::new(0b111_u8);
    /// assert_eq!(flags.and(!0b010), 0b111);
    /// assert_eq!(flags.get(), 0b101);
    /// ```
    #[inline]
    pub fn and(&self, mask: T) -> T
    where
        T: AtomicBits,
    {
        self.fetch_and(mask, Ordering::AcqRel)
    }

    /// Adds the bits of `mask` and gives the old value.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let flags = Atomic::new(0b001_u8);
    /// let was_set = flags.or(0b100) & 0b100 != 0;
    /// assert!(!was_set);
    /// ```
    #[inline]
    pub fn or(&self, mask: T) -> T
    where
        T: AtomicBits,
    {
        self.fetch_or(mask, Ordering::AcqRel)
    }

    /// Turns the bits of `mask` over and gives the old value.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Atomic;
    ///
    /// let is_even = Atomic::new(true);
    /// is_even.xor(true);
    /// assert!(!is_even.get());
    /// ```
    #[inline]
    pub fn xor(&self, mask: T) -> T
    where
        T: AtomicBits,
    {
        self.fetch_xor(mask, Ordering::AcqRel)
    }
}
