//! Adapters that let raw locks written for the `lock_api` crate stand under our typed locks.
//!
//! `lock_api` exists in two generations whose traits differ in what an acquisition hands out; both
//! are in use, so there is an adapter for each, side by side.
//!
//! What `lock_api` asks of its implementors is what the traits here ask: exclusion with acquire and
//! release semantics, and that a lock may be moved by its exclusive owner at any time. It further
//! asks that an acquisition be released on the thread that made it unless its guards are `Send`; our
//! guards never leave their thread.

use core::fmt;

use super::{RawMutex, RawRwLock, RawRwLockDowngrade};

/// Implements the seam's traits for an adapter over one generation of `lock_api`.
///
/// `$exclusive` and `$shared` turn a state into the arguments that the generation's unlocking
/// methods take: the guard state itself, or nothing.
macro_rules! adapter {
    (
        $(#[$doc:meta])*
        $Adapter:ident over $lock_api:ident,
        states: [$Guard:ty, $SharedGuard:ty, $ExclusiveGuard:ty],
        try: |$answer:ident| $to_option:expr,
        unlock: |$state:ident| ($($argument:expr)?)
    ) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $Adapter<R>(R);

        impl<R> $Adapter<R> {
            /// Adapts a raw lock.
            #[must_use]
            pub const fn new(raw: R) -> Self {
                Self(raw)
            }

            /// The raw lock that is adapted.
            #[must_use]
            pub const fn raw(&self) -> &R {
                &self.0
            }
        }

        impl<R> fmt::Debug for $Adapter<R> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                // Raw locks of `lock_api` are rarely `Debug`; their type tells what there is to tell.
                f.write_str(core::any::type_name::<Self>())
            }
        }

        // SAFETY: `lock_api` asks the same of `R` (see the module's text).
        #[diagnostic::do_not_recommend]
        unsafe impl<R: $lock_api::RawMutex> RawMutex for $Adapter<R> {
            #[cfg(not(interior_loom))]
            const INIT: Self = Self(R::INIT);

            #[cfg(interior_loom)]
            fn init() -> Self {
                Self(R::INIT)
            }

            type State = $Guard;

            #[inline]
            fn lock(&self) -> Self::State {
                self.0.lock()
            }

            #[inline]
            fn try_lock(&self) -> Option<Self::State> {
                let $answer = self.0.try_lock();
                $to_option
            }

            #[inline]
            unsafe fn unlock(&self, $state: Self::State) {
                // SAFETY: the caller hands over an acquisition of this lock, made on this thread.
                unsafe { self.0.unlock($($argument)?) }
            }

            #[inline]
            fn is_locked(&self) -> bool {
                self.0.is_locked()
            }
        }

        // SAFETY: `lock_api` asks the same of `R` (see the module's text).
        #[diagnostic::do_not_recommend]
        unsafe impl<R: $lock_api::RawRwLock> RawRwLock for $Adapter<R> {
            #[cfg(not(interior_loom))]
            const INIT: Self = Self(R::INIT);

            #[cfg(interior_loom)]
            fn init() -> Self {
                Self(R::INIT)
            }

            type ReadState = $SharedGuard;
            type WriteState = $ExclusiveGuard;

            #[inline]
            fn read(&self) -> Self::ReadState {
                self.0.lock_shared()
            }

            #[inline]
            fn try_read(&self) -> Option<Self::ReadState> {
                let $answer = self.0.try_lock_shared();
                $to_option
            }

            #[inline]
            unsafe fn unlock_read(&self, $state: Self::ReadState) {
                // SAFETY: the caller hands over a read acquisition of this lock, made on this thread.
                unsafe { self.0.unlock_shared($($argument)?) }
            }

            #[inline]
            fn write(&self) -> Self::WriteState {
                self.0.lock_exclusive()
            }

            #[inline]
            fn try_write(&self) -> Option<Self::WriteState> {
                let $answer = self.0.try_lock_exclusive();
                $to_option
            }

            #[inline]
            unsafe fn unlock_write(&self, $state: Self::WriteState) {
                // SAFETY: the caller hands over a write acquisition of this lock, made on this thread.
                unsafe { self.0.unlock_exclusive($($argument)?) }
            }

            #[inline]
            fn is_locked(&self) -> bool {
                self.0.is_locked()
            }

            #[inline]
            fn is_locked_for_writing(&self) -> bool {
                self.0.is_locked_exclusive()
            }
        }

        // SAFETY: `lock_api` asks the same of `R` (see the module's text).
        unsafe impl<R: $lock_api::RawRwLockDowngrade> RawRwLockDowngrade for $Adapter<R> {
            #[inline]
            unsafe fn downgrade(&self, $state: Self::WriteState) -> Self::ReadState {
                // SAFETY: the caller hands over a write acquisition of this lock, made on this thread.
                unsafe { self.0.downgrade($($argument)?) }
            }
        }
    };
}

adapter! {
    /// A raw lock written for `lock_api` 0.5, such as those of `parking_lot` 0.13.
    ///
    /// `lock_api` 0.5 needs Rust 1.95. Whoever waits with a time limit asks again and again, with growing
    /// pauses; a raw lock that can do better goes into a [`LockApiTimed`](super::LockApiTimed).
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{Mutex, raw::LockApi};
    ///
    /// let n = Mutex::<i32, LockApi<parking_lot::RawMutex>>::with_raw(5);
    /// assert_eq!(n.get(), 5);
    /// ```
    LockApi over lock_api,
    states: [R::Guard, R::SharedGuard, R::ExclusiveGuard],
    try: |answer| answer,
    unlock: |state| (state)
}

adapter! {
    /// A raw lock written for `lock_api` 0.4, such as those of `parking_lot` 0.12 and `spin`.
    ///
    /// Whoever waits with a time limit asks again and again, with growing pauses; a raw lock that can do
    /// better goes into a [`LockApi04Timed`](super::LockApi04Timed).
    ///
    /// # Examples
    ///
    /// ```
    /// # use parking_lot_012 as parking_lot;
    /// use interior_runtime::{RwLock, raw::LockApi04};
    ///
    /// let n = RwLock::<i32, LockApi04<parking_lot::RawRwLock>>::with_raw(5);
    /// assert_eq!(n.get(), 5);
    /// ```
    LockApi04 over lock_api04,
    states: [(), (), ()],
    try: |acquired| acquired.then_some(()),
    unlock: |_state| ()
}
