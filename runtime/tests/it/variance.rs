//! Guards that read are covariant in the value, guards that write are invariant.
//!
//! A guard that reads but has a share in its lock is invariant too, as the `Arc` of a lock is.
//!
//! Here are functions that compile; those that must not are doctests of `src/guard/variance.rs`.

use interior_runtime::{
    MappedMutexGuard, MappedRwLockReadGuard, MappedRwLockWriteGuard, MutexGuard, MutexRef, Ref,
    RefMut, RwLockReadGuard, RwLockWriteGuard,
};

/// Shortens the lifetime of a value behind a guard.
macro_rules! covariant {
    ($($name:ident $Guard:ident)+) => {$(
        #[expect(dead_code, reason = "it is enough that it compiles")]
        fn $name<'a, 'short>(guard: $Guard<'a, &'static str>) -> $Guard<'a, &'short str>
        where
            'static: 'short,
        {
            guard
        }
    )+};
}

covariant! {
    r#ref Ref
    look MutexRef
    read RwLockReadGuard
    mapped_read MappedRwLockReadGuard
}

/// Shortens the lifetime of the lock behind any guard.
macro_rules! shorter_lock {
    ($($name:ident $Guard:ident)+) => {$(
        #[expect(dead_code, reason = "it is enough that it compiles")]
        fn $name<'a: 'short, 'short>(guard: $Guard<'a, String>) -> $Guard<'short, String> {
            guard
        }
    )+};
}

shorter_lock! {
    of_ref Ref
    of_ref_mut RefMut
    of_mutex MutexGuard
    of_mapped MappedMutexGuard
    of_look MutexRef
    of_read RwLockReadGuard
    of_write RwLockWriteGuard
    of_mapped_read MappedRwLockReadGuard
    of_mapped_write MappedRwLockWriteGuard
}
