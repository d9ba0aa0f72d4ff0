//! What stands under the types with an atomic form.
//!
//! [`Storage`] is `core`'s atomics seen as one family; [`Value`] ties a type to its storage, and
//! [`Arithmetic`] and [`Logic`] say how it is computed with there. None of them can be named outside
//! of this crate, which closes [`AtomicValue`](super::AtomicValue) and its like: a type of others could
//! break the promise that its bits are all that there is to it.

use core::sync::atomic::Ordering;

/// What a type's atomic form is made of.
///
/// # Safety
///
/// `Self` has the size of `Storage`, no more than its alignment, and the layout of its content.
/// `into_bits` gives the bits of `self` unchanged.
pub unsafe trait Value: Copy {
    /// The atomic of `core` that the value lies in.
    type Storage: Storage;

    /// The bits of this value.
    fn into_bits(self) -> <Self::Storage as Storage>::Bits;

    /// The value with these bits.
    ///
    /// # Safety
    ///
    /// The bits come from `into_bits` of a value of this type.
    unsafe fn from_bits(bits: <Self::Storage as Storage>::Bits) -> Self;
}

/// One of `core`'s atomics.
pub trait Storage {
    /// What it holds.
    type Bits: Copy;

    /// As the atomic's own, like all below.
    fn load(&self, order: Ordering) -> Self::Bits;

    /// Stores.
    fn store(&self, bits: Self::Bits, order: Ordering);

    /// Swaps.
    fn swap(&self, bits: Self::Bits, order: Ordering) -> Self::Bits;

    /// Compares and exchanges.
    ///
    /// # Errors
    ///
    /// Gives the bits that were found if they differ.
    fn compare_exchange(
        &self,
        current: Self::Bits,
        new: Self::Bits,
        success: Ordering,
        failure: Ordering,
    ) -> Result<Self::Bits, Self::Bits>;

    /// Compares and exchanges, or fails for nothing.
    ///
    /// # Errors
    ///
    /// Gives the bits that were found.
    fn compare_exchange_weak(
        &self,
        current: Self::Bits,
        new: Self::Bits,
        success: Ordering,
        failure: Ordering,
    ) -> Result<Self::Bits, Self::Bits>;
}

/// How a number's arithmetic is done on its storage.
pub trait Arithmetic: Value {
    /// Adds; gives the old value, like all here.
    fn fetch_add(storage: &Self::Storage, n: Self, order: Ordering) -> Self;
    /// Subtracts.
    fn fetch_sub(storage: &Self::Storage, n: Self, order: Ordering) -> Self;
    /// Keeps the smaller one.
    fn fetch_min(storage: &Self::Storage, n: Self, order: Ordering) -> Self;
    /// Keeps the greater one.
    fn fetch_max(storage: &Self::Storage, n: Self, order: Ordering) -> Self;
}

/// How bit operations are done on a storage.
pub trait Logic: Value {
    /// Keeps the bits of `mask`; gives the old value, like all here.
    fn fetch_and(storage: &Self::Storage, mask: Self, order: Ordering) -> Self;
    /// Keeps the complement of the bits of `mask`.
    fn fetch_nand(storage: &Self::Storage, mask: Self, order: Ordering) -> Self;
    /// Adds the bits of `mask`.
    fn fetch_or(storage: &Self::Storage, mask: Self, order: Ordering) -> Self;
    /// Turns the bits of `mask` over.
    fn fetch_xor(storage: &Self::Storage, mask: Self, order: Ordering) -> Self;
}

/// Makes one of `core`'s atomics a [`Storage`]. Partners and orderings are the caller's.
macro_rules! storage {
    ($width:literal: $([$($generics:tt)*] $Atomic:ident $(<$P:ident>)?, $Bits:ty;)+) => {$(
        #[cfg(target_has_atomic = $width)]
        impl<$($generics)*> Storage for core::sync::atomic::$Atomic $(<$P>)? {
            type Bits = $Bits;

            #[inline]
            #[track_caller]
            fn load(&self, order: Ordering) -> $Bits {
                self.load(order)
            }

            #[inline]
            #[track_caller]
            fn store(&self, bits: $Bits, order: Ordering) {
                self.store(bits, order);
            }

            #[inline]
            fn swap(&self, bits: $Bits, order: Ordering) -> $Bits {
                self.swap(bits, order)
            }

            #[inline]
            #[track_caller]
            fn compare_exchange(
                &self,
                current: $Bits,
                new: $Bits,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$Bits, $Bits> {
                self.compare_exchange(current, new, success, failure)
            }

            #[inline]
            #[track_caller]
            fn compare_exchange_weak(
                &self,
                current: $Bits,
                new: $Bits,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$Bits, $Bits> {
                self.compare_exchange_weak(current, new, success, failure)
            }
        }
    )+};
}

storage! { "8":
    [] AtomicU8, u8;
    [] AtomicI8, i8;
    [] AtomicBool, bool;
}
storage! { "16":
    [] AtomicU16, u16;
    [] AtomicI16, i16;
}
storage! { "32":
    [] AtomicU32, u32;
    [] AtomicI32, i32;
}
storage! { "64":
    [] AtomicU64, u64;
    [] AtomicI64, i64;
}
storage! { "ptr":
    [] AtomicUsize, usize;
    [] AtomicIsize, isize;
    [P] AtomicPtr<P>, *mut P;
}
