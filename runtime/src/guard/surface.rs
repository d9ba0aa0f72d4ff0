//! What a user sees of a guard: written once for those that read and once for those that write.
//!
//! Each macro expects a tuple-free struct with one field `access`, a [`ReadAccess`], a [`WriteAccess`] or
//! an [`OwnedAccess`], and, of those that can be narrowed, the guard that they become then.
//!
//! [`ReadAccess`]: super::ReadAccess
//! [`WriteAccess`]: super::WriteAccess
//! [`OwnedAccess`]: super::OwnedAccess

/// `Deref`, `Debug`, `Display` and the projections of a guard that reads.
macro_rules! read_guard_surface {
    ($Guard:ident => $Mapped:ident $(, $R:ident: $Raw:path)?) => {
        $crate::guard::surface::projections! { $Guard => $Mapped, [&] $(, $R: $Raw)? }
        $crate::guard::surface::reading! { $Guard ['_] $(, $R: $Raw)? }
    };
}

/// `Deref`, `DerefMut`, `Debug`, `Display` and the projections of a guard that writes.
macro_rules! write_guard_surface {
    ($Guard:ident => $Mapped:ident $(, $R:ident: $Raw:path)?) => {
        $crate::guard::surface::projections! { $Guard => $Mapped, [&mut] $(, $R: $Raw)? }
        $crate::guard::surface::reading! { $Guard ['_] $(, $R: $Raw)? }
        $crate::guard::surface::writing! { $Guard ['_] $(, $R: $Raw)? }
    };
}

/// `DerefMut` of a guard that writes.
macro_rules! writing {
    ($Guard:ident [$($lifetime:lifetime)?] $(, $R:ident: $Raw:path)?) => {
        impl<T: ?Sized $(, $R: $Raw)?> core::ops::DerefMut
            for $Guard<$($lifetime,)? T $(, $R)?>
        {
            #[inline]
            fn deref_mut(&mut self) -> &mut T {
                self.access.get_mut()
            }
        }
    };
}

/// The projections of a guard that can be narrowed.
macro_rules! projections {
    ($Guard:ident => $Mapped:ident, [$($borrow:tt)+] $(, $R:ident: $Raw:path)?) => {
        impl<'a, T: ?Sized $(, $R: $Raw)?> $Guard<'a, T $(, $R)?> {
            /// Narrows the guard to a part of the value.
            ///
            /// An associated function, so that it does not hide a `map` of the value.
            ///
            /// # Panics
            ///
            /// Panics if `part` does; what the guard held is released then.
            #[inline]
            pub fn map<U: ?Sized, F>(guard: Self, part: F) -> $Mapped<'a, U $(, $R)?>
            where
                F: FnOnce($($borrow)+ T) -> $($borrow)+ U,
            {
                $Mapped {
                    access: guard.access.map(part),
                }
            }

            /// Narrows the guard to a part of the value, if there is such a part.
            ///
            /// # Errors
            ///
            /// Gives the guard back unharmed if `part` returns `None`.
            ///
            /// # Panics
            ///
            /// Panics if `part` does; what the guard held is released then.
            #[inline]
            pub fn filter_map<U: ?Sized, F>(
                guard: Self,
                part: F,
            ) -> Result<$Mapped<'a, U $(, $R)?>, Self>
            where
                F: FnOnce($($borrow)+ T) -> Option<$($borrow)+ U>,
            {
                Self::try_map(guard, |value| part(value).ok_or(())).map_err(|(guard, ())| guard)
            }

            /// Narrows the guard to a part of the value, or tells why that cannot be.
            ///
            /// # Errors
            ///
            /// Gives the guard back unharmed, with the error, if `part` returns one.
            ///
            /// # Panics
            ///
            /// Panics if `part` does; what the guard held is released then.
            #[inline]
            pub fn try_map<U: ?Sized, E, F>(
                guard: Self,
                part: F,
            ) -> Result<$Mapped<'a, U $(, $R)?>, (Self, E)>
            where
                F: FnOnce($($borrow)+ T) -> Result<$($borrow)+ U, E>,
            {
                match guard.access.try_map(part) {
                    Ok(access) => Ok($Mapped { access }),
                    Err((access, reason)) => Err((Self { access }, reason)),
                }
            }
        }
    };
}

/// `Deref`, `Debug` and `Display`, and that no guard leaves its thread.
macro_rules! reading {
    ($Guard:ident [$($lifetime:lifetime)?] $(, $R:ident: $Raw:path)?) => {
        #[doc(hidden)]
        // SAFETY: nothing meets the bound, so there is no guard that can be sent. It excludes a
        // guard that is dropped on a thread which never acquired its lock.
        unsafe impl<T: ?Sized $(, $R: $Raw)?> Send for $Guard<$($lifetime,)? T $(, $R)?> where
            (): $crate::guard::LeavesItsThread<Self>
        {
        }

        impl<T: ?Sized $(, $R: $Raw)?> core::ops::Deref for $Guard<$($lifetime,)? T $(, $R)?> {
            type Target = T;

            #[inline]
            fn deref(&self) -> &T {
                self.access.get()
            }
        }

        impl<T: ?Sized + core::fmt::Debug $(, $R: $Raw)?> core::fmt::Debug
            for $Guard<$($lifetime,)? T $(, $R)?>
        {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.access.get().fmt(f)
            }
        }

        impl<T: ?Sized + core::fmt::Display $(, $R: $Raw)?> core::fmt::Display
            for $Guard<$($lifetime,)? T $(, $R)?>
        {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                self.access.get().fmt(f)
            }
        }
    };
}

pub(crate) use {projections, read_guard_surface, reading, write_guard_surface, writing};
