//! Which types have an atomic form, and what stands under each.

#[cfg(target_has_atomic = "ptr")]
use core::ptr::NonNull;

use super::machine::{Storage, Value};

/// A type with an atomic form.
///
/// Integers of at most 64 bits, `bool`, `char`, `f32`, `f64`, raw pointers to sized types and
/// `Option<NonNull<_>>` of such, as far as the target has atomics of that size. No other type can
/// implement it.
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no atomic form; expected an integer of at most 64 bits, a `bool`, `char`, float or raw pointer",
    label = "not one machine word",
    note = "any value can go behind a `mutex`, or into a `cell` if one thread is enough"
)]
pub trait AtomicValue: Value {}

/// Gives a type its atomic form.
macro_rules! value {
    ($width:literal: $([$($generics:tt)*] $T:ty, $Atomic:ident $(<$P:ident>)?, $into:expr, $from:expr;)+) => {$(
        #[cfg(target_has_atomic = $width)]
        #[diagnostic::do_not_recommend]
        impl<$($generics)*> AtomicValue for $T {}

        // SAFETY: `core` documents that the atomic has the size and layout of what it holds, which
        // for each pair here has those of the value: itself, a float or `char` as its bits, and the
        // null pointer as `None`.
        #[cfg(target_has_atomic = $width)]
        unsafe impl<$($generics)*> Value for $T {
            type Storage = core::sync::atomic::$Atomic $(<$P>)?;

            #[inline]
            fn into_bits(self) -> <Self::Storage as Storage>::Bits {
                $into(self)
            }

            #[inline]
            unsafe fn from_bits(bits: <Self::Storage as Storage>::Bits) -> Self {
                $from(bits)
            }
        }
    )+};
}

value! { "8":
    [] u8, AtomicU8, core::convert::identity, core::convert::identity;
    [] i8, AtomicI8, core::convert::identity, core::convert::identity;
    [] bool, AtomicBool, core::convert::identity, core::convert::identity;
}
value! { "16":
    [] u16, AtomicU16, core::convert::identity, core::convert::identity;
    [] i16, AtomicI16, core::convert::identity, core::convert::identity;
}
value! { "32":
    [] u32, AtomicU32, core::convert::identity, core::convert::identity;
    [] i32, AtomicI32, core::convert::identity, core::convert::identity;
    [] f32, AtomicU32, f32::to_bits, f32::from_bits;
    // SAFETY: the bits come from a `char`, by the caller's word.
    [] char, AtomicU32, u32::from, |bits| unsafe { char::from_u32_unchecked(bits) };
}
value! { "64":
    [] u64, AtomicU64, core::convert::identity, core::convert::identity;
    [] i64, AtomicI64, core::convert::identity, core::convert::identity;
    [] f64, AtomicU64, f64::to_bits, f64::from_bits;
}
value! { "ptr":
    [] usize, AtomicUsize, core::convert::identity, core::convert::identity;
    [] isize, AtomicIsize, core::convert::identity, core::convert::identity;
    [P] *mut P, AtomicPtr<P>, core::convert::identity, core::convert::identity;
    [P] *const P, AtomicPtr<P>, <*const P>::cast_mut, <*mut P>::cast_const;
    [P] Option<NonNull<P>>, AtomicPtr<P>, or_null, NonNull::new;
}

/// The pointer that stands for an optional one.
#[cfg(target_has_atomic = "ptr")]
#[inline]
fn or_null<P>(pointer: Option<NonNull<P>>) -> *mut P {
    pointer.map_or(core::ptr::null_mut(), NonNull::as_ptr)
}
