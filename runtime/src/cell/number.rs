//! Arithmetic on the number in a cell.
//!
//! Every verb gives the old value, as the same verb of [`Atomic`](crate::Atomic) does, so that a field
//! can change from one kind to the other. No reference into the cell is made at all: the operator gets
//! a copy, and its result is put in (I1).

use core::ops::{Add, BitAnd, BitOr, BitXor, Div, Mul, Rem, Sub};

use super::Cell;

/// A number of the language, an integer or a float, as the verbs that order numbers take them.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is no number; expected an integer or a float",
    note = "`update` puts in any value computed from the old one"
)]
pub trait Number: Copy {
    /// The smaller of two, and of a NaN and a number the number.
    #[doc(hidden)]
    #[must_use]
    fn __smaller(self, other: Self) -> Self;

    /// The greater of two, and of a NaN and a number the number.
    #[doc(hidden)]
    #[must_use]
    fn __greater(self, other: Self) -> Self;
}

macro_rules! numbers {
    ($($T:ident)+) => {$(
        #[diagnostic::do_not_recommend]
        impl Number for $T {
            #[inline]
            fn __smaller(self, other: Self) -> Self {
                self.min(other)
            }

            #[inline]
            fn __greater(self, other: Self) -> Self {
                self.max(other)
            }
        }
    )+};
}

numbers! { u8 i8 u16 i16 u32 i32 u64 i64 u128 i128 usize isize f32 f64 }

/// Writes a verb down that applies an operator.
macro_rules! verb {
    ($(#[$meta:meta])* $verb:ident, $Operator:ident) => {
        $(#[$meta])*
        #[inline]
        #[track_caller]
        pub fn $verb(&self, n: T) -> T
        where
            T: $Operator<Output = T>,
        {
            let old = self.get();
            self.set($Operator::$verb(old, n));
            old
        }
    };
}

/// Writes a verb down that applies an operator on bits.
macro_rules! bit_verb {
    ($(#[$meta:meta])* $verb:ident, $Operator:ident::$operation:ident) => {
        $(#[$meta])*
        #[inline]
        pub fn $verb(&self, mask: T) -> T
        where
            T: $Operator<Output = T>,
        {
            let old = self.get();
            self.set($Operator::$operation(old, mask));
            old
        }
    };
}

impl<T: Copy> Cell<T> {
    verb! {
        /// Adds and gives the old value.
        ///
        /// Works for every type with the operator, and overflows as the operator does.
        ///
        /// # Panics
        ///
        /// Panics where `+` does, such as on overflow in a debug build; the cell is unchanged then.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::Cell;
        ///
        /// let next_id = Cell::new(1);
        /// assert_eq!((next_id.add(1), next_id.add(1)), (1, 2));
        /// ```
        add, Add
    }

    verb! {
        /// Subtracts and gives the old value.
        ///
        /// Works for every type with the operator, and overflows as the operator does.
        ///
        /// # Panics
        ///
        /// Panics where `-` does, such as on overflow in a debug build; the cell is unchanged then.
        ///
        /// # Examples
        ///
        /// ```
        /// use core::time::Duration;
        /// use interior_runtime::Cell;
        ///
        /// let left = Cell::new(Duration::from_secs(3));
        /// left.sub(Duration::from_secs(1));
        /// assert_eq!(left.get(), Duration::from_secs(2));
        /// ```
        sub, Sub
    }

    verb! {
        /// Multiplies and gives the old value.
        ///
        /// Works for every type with the operator, and overflows as the operator does.
        ///
        /// # Panics
        ///
        /// Panics where `*` does, such as on overflow in a debug build; the cell is unchanged then.
        mul, Mul
    }

    verb! {
        /// Divides and gives the old value.
        ///
        /// # Panics
        ///
        /// Panics where `/` does, such as on a division of an integer by zero; the cell is unchanged
        /// then.
        div, Div
    }

    verb! {
        /// Puts the remainder of a division in and gives the old value.
        ///
        /// # Panics
        ///
        /// Panics where `%` does, such as on a division of an integer by zero; the cell is unchanged
        /// then.
        rem, Rem
    }

    bit_verb! {
        /// Keeps the bits that `mask` has too and gives the old value.
        and, BitAnd::bitand
    }

    bit_verb! {
        /// Adds the bits of `mask` and gives the old value.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::Cell;
        ///
        /// let is_dirty = Cell::new(false);
        /// let was_dirty = is_dirty.or(true);
        /// assert!(!was_dirty && is_dirty.get());
        /// ```
        or, BitOr::bitor
    }

    bit_verb! {
        /// Turns the bits of `mask` over and gives the old value.
        xor, BitXor::bitxor
    }

    /// Keeps the smaller of the value and `n` and gives the old value.
    ///
    /// Of a float NaN and a number it keeps the number.
    #[inline]
    pub fn min(&self, n: T) -> T
    where
        T: Number,
    {
        let old = self.get();
        self.set(old.__smaller(n));
        old
    }

    /// Keeps the greater of the value and `n` and gives the old value.
    ///
    /// Of a float NaN and a number it keeps the number.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::Cell;
    ///
    /// let longest = Cell::new(0.0);
    /// longest.max(2.5);
    /// longest.max(1.5);
    /// assert_eq!(longest.get(), 2.5);
    /// ```
    #[inline]
    pub fn max(&self, n: T) -> T
    where
        T: Number,
    {
        let old = self.get();
        self.set(old.__greater(n));
        old
    }
}
