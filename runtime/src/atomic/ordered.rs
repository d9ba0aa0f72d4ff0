//! The forms with an ordering of the caller's choice, under `core`'s names and signatures.
//!
//! Code written for `AtomicU64` and its like works on an `Atomic<u64>` as it is.

use core::sync::atomic::Ordering;

use super::machine::{Storage, Value};
use super::{Atomic, AtomicBits, AtomicNumber, AtomicValue};

/// The bits of a value, as its storage takes them.
type Bits<T> = <<T as Value>::Storage as Storage>::Bits;

/// The value of which these are the bits.
///
/// # Safety
///
/// The bits come from the storage of an atomic of this type.
#[inline]
unsafe fn decode<T: AtomicValue>(bits: Bits<T>) -> T {
    // SAFETY: storages hold the bits of values of their type (I2).
    unsafe { T::from_bits(bits) }
}

impl<T: AtomicValue> Atomic<T> {
    /// Gives the value.
    ///
    /// # Panics
    ///
    /// Panics if `order` is `Release` or `AcqRel`.
    #[inline]
    #[track_caller]
    pub fn load(&self, order: Ordering) -> T {
        // The partner is the caller's affair, as in the whole file: they chose the ordering.
        let bits = self.storage().load(order);
        // SAFETY: loaded from the storage of this type.
        unsafe { decode(bits) }
    }

    /// Puts a new value in.
    ///
    /// # Panics
    ///
    /// Panics if `order` is `Acquire` or `AcqRel`.
    #[inline]
    #[track_caller]
    pub fn store(&self, value: T, order: Ordering) {
        self.storage().store(value.into_bits(), order);
    }

    /// Puts a new value in and gives the old one.
    #[inline]
    pub fn swap(&self, value: T, order: Ordering) -> T {
        let bits = self.storage().swap(value.into_bits(), order);
        // SAFETY: loaded from the storage of this type.
        unsafe { decode(bits) }
    }

    /// Puts `new` in if the value is `current`, and gives the old value.
    ///
    /// # Errors
    ///
    /// Gives the value that was found where it is not `current`; nothing was changed then.
    ///
    /// # Panics
    ///
    /// Panics if `failure` is `Release` or `AcqRel`.
    #[inline]
    #[track_caller]
    pub fn compare_exchange(
        &self,
        current: T,
        new: T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<T, T> {
        let (current, new) = (current.into_bits(), new.into_bits());
        match self
            .storage()
            .compare_exchange(current, new, success, failure)
        {
            // SAFETY: loaded from the storage of this type.
            Ok(bits) => Ok(unsafe { decode(bits) }),
            // SAFETY: as above.
            Err(bits) => Err(unsafe { decode(bits) }),
        }
    }

    /// Puts `new` in if the value is `current`; may fail for nothing, so it belongs in a loop.
    ///
    /// # Errors
    ///
    /// Gives the value that was found, which may be `current`; nothing was changed then.
    ///
    /// # Panics
    ///
    /// Panics if `failure` is `Release` or `AcqRel`.
    #[inline]
    #[track_caller]
    pub fn compare_exchange_weak(
        &self,
        current: T,
        new: T,
        success: Ordering,
        failure: Ordering,
    ) -> Result<T, T> {
        let (current, new) = (current.into_bits(), new.into_bits());
        match self
            .storage()
            .compare_exchange_weak(current, new, success, failure)
        {
            // SAFETY: loaded from the storage of this type.
            Ok(bits) => Ok(unsafe { decode(bits) }),
            // SAFETY: as above.
            Err(bits) => Err(unsafe { decode(bits) }),
        }
    }

    /// Computes a new value from the old one and puts it in, unless the closure gives none; gives the
    /// **old** value, as `std`'s form does.
    ///
    /// The closure may run again if another thread was faster. `set` orders the exchange, `fetch` the
    /// loads.
    ///
    /// # Errors
    ///
    /// Gives the value for which the closure gave none; nothing was changed then.
    ///
    /// # Panics
    ///
    /// Panics if `fetch` is `Release` or `AcqRel`.
    #[inline]
    #[track_caller]
    pub fn fetch_update(
        &self,
        set: Ordering,
        fetch: Ordering,
        f: impl FnMut(T) -> Option<T>,
    ) -> Result<T, T> {
        self.compute(set, fetch, f).map(|(old, _)| old)
    }

    /// Exchanges the value for what `f` makes of it; gives the old value and the new one.
    ///
    /// The loop goes on with the bits as they were found, not with those of the decoded value: a
    /// processor may turn a signalling NaN into a quiet one while `f` looks at it, and the exchange
    /// would then fail for ever.
    #[inline]
    #[track_caller]
    pub(super) fn compute(
        &self,
        set: Ordering,
        fetch: Ordering,
        mut f: impl FnMut(T) -> Option<T>,
    ) -> Result<(T, T), T> {
        let storage = self.storage();
        let mut bits = storage.load(fetch);
        loop {
            // SAFETY: loaded from the storage of this type.
            let old = unsafe { decode(bits) };
            let Some(new) = f(old) else { return Err(old) };
            match storage.compare_exchange_weak(bits, new.into_bits(), set, fetch) {
                Ok(_) => return Ok((old, new)),
                Err(found) => bits = found,
            }
        }
    }

    /// Adds and gives the old value; integers wrap around.
    #[inline]
    pub fn fetch_add(&self, n: T, order: Ordering) -> T
    where
        T: AtomicNumber,
    {
        T::fetch_add(self.storage(), n, order)
    }

    /// Subtracts and gives the old value; integers wrap around.
    #[inline]
    pub fn fetch_sub(&self, n: T, order: Ordering) -> T
    where
        T: AtomicNumber,
    {
        T::fetch_sub(self.storage(), n, order)
    }

    /// Keeps the smaller of the value and `n` and gives the old value.
    #[inline]
    pub fn fetch_min(&self, n: T, order: Ordering) -> T
    where
        T: AtomicNumber,
    {
        T::fetch_min(self.storage(), n, order)
    }

    /// Keeps the greater of the value and `n` and gives the old value.
    #[inline]
    pub fn fetch_max(&self, n: T, order: Ordering) -> T
    where
        T: AtomicNumber,
    {
        T::fetch_max(self.storage(), n, order)
    }

    /// Keeps the bits that `mask` has too and gives the old value.
    #[inline]
    pub fn fetch_and(&self, mask: T, order: Ordering) -> T
    where
        T: AtomicBits,
    {
        T::fetch_and(self.storage(), mask, order)
    }

    /// Keeps the complement of the bits that `mask` has too and gives the old value.
    #[inline]
    pub fn fetch_nand(&self, mask: T, order: Ordering) -> T
    where
        T: AtomicBits,
    {
        T::fetch_nand(self.storage(), mask, order)
    }

    /// Adds the bits of `mask` and gives the old value.
    #[inline]
    pub fn fetch_or(&self, mask: T, order: Ordering) -> T
    where
        T: AtomicBits,
    {
        T::fetch_or(self.storage(), mask, order)
    }

    /// Turns the bits of `mask` over and gives the old value.
    #[inline]
    pub fn fetch_xor(&self, mask: T, order: Ordering) -> T
    where
        T: AtomicBits,
    {
        T::fetch_xor(self.storage(), mask, order)
    }
}
