//! Making unlocked raw locks, in constants and under the model checker.
//!
//! loom's atomics have no constant constructor, so under `cfg(interior_loom)` a raw lock has `init()`
//! in place of `INIT` and no constructor of ours can be `const`. These two macros are the only ones
//! to know, so that each constructor is written once.

/// An unlocked raw lock of the given type.
macro_rules! unlocked {
    ($Raw:ty) => {{
        #[cfg(not(interior_loom))]
        {
            <$Raw>::INIT
        }
        #[cfg(interior_loom)]
        {
            <$Raw>::init()
        }
    }};
}

/// Declares a function that is `const` except under loom.
macro_rules! const_fn {
    ($(#[$meta:meta])* $vis:vis fn $($rest:tt)+) => {
        #[cfg(not(interior_loom))]
        $(#[$meta])*
        $vis const fn $($rest)+

        #[cfg(interior_loom)]
        $(#[$meta])*
        $vis fn $($rest)+
    };
}

pub(crate) use {const_fn, unlocked};
