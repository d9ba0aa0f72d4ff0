//! Adapters for raw locks of the `lock_api` crate that wait with a time limit themselves.
//!
//! Whether a raw lock can do that is a trait of its own in `lock_api`, and an adapter for all raw locks
//! cannot ask which traits one has. So there is a second adapter for those that can, a thin one around
//! the first: it only waits in another way.

use core::fmt;
use core::time::Duration;

use super::{LockApi, LockApi04, RawMutex, RawRwLock, RawRwLockDowngrade};

/// Implements the seam's traits for an adapter around another one.
macro_rules! timed {
    (
        $(#[$doc:meta])*
        $Timed:ident around $Adapter:ident over $lock_api:ident,
        try: |$answer:ident| $to_option:expr
    ) => {
        $(#[$doc])*
        #[repr(transparent)]
        pub struct $Timed<R>($Adapter<R>);

        impl<R> $Timed<R> {
            /// Adapts a raw lock.
            #[must_use]
            pub const fn new(raw: R) -> Self {
                Self($Adapter::new(raw))
            }

            /// The raw lock that is adapted.
            #[must_use]
            pub const fn raw(&self) -> &R {
                self.0.raw()
            }
        }

        impl<R> fmt::Debug for $Timed<R> {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(core::any::type_name::<Self>())
            }
        }

        // SAFETY: the acquisitions are those of the adapter inside, which is a `RawMutex`; one with a
        // time limit is the raw lock's own, of which `lock_api` asks the same as of the others.
        #[diagnostic::do_not_recommend]
        unsafe impl<R> RawMutex for $Timed<R>
        where
            R: $lock_api::RawMutexTimed<Duration = Duration>,
        {
            #[cfg(not(interior_loom))]
            const INIT: Self = Self(<$Adapter<R> as RawMutex>::INIT);

            #[cfg(interior_loom)]
            fn init() -> Self {
                Self(<$Adapter<R> as RawMutex>::init())
            }

            type State = <$Adapter<R> as RawMutex>::State;

            #[inline]
            fn lock(&self) -> Self::State {
                self.0.lock()
            }

            #[inline]
            fn try_lock(&self) -> Option<Self::State> {
                self.0.try_lock()
            }

            #[inline]
            fn try_lock_within(&self, patience: Duration) -> Option<Self::State> {
                let $answer = self.raw().try_lock_for(patience);
                $to_option
            }

            #[inline]
            unsafe fn unlock(&self, state: Self::State) {
                // SAFETY: the caller hands over an acquisition of this lock, which is one of the adapter
                // inside.
                unsafe { self.0.unlock(state) }
            }

            #[inline]
            fn is_locked(&self) -> bool {
                RawMutex::is_locked(&self.0)
            }
        }

        // SAFETY: the acquisitions are those of the adapter inside, which is a `RawRwLock`; one with a
        // time limit is the raw lock's own, of which `lock_api` asks the same as of the others.
        #[diagnostic::do_not_recommend]
        unsafe impl<R> RawRwLock for $Timed<R>
        where
            R: $lock_api::RawRwLockTimed<Duration = Duration>,
        {
            #[cfg(not(interior_loom))]
            const INIT: Self = Self(<$Adapter<R> as RawRwLock>::INIT);

            #[cfg(interior_loom)]
            fn init() -> Self {
                Self(<$Adapter<R> as RawRwLock>::init())
            }

            type ReadState = <$Adapter<R> as RawRwLock>::ReadState;
            type WriteState = <$Adapter<R> as RawRwLock>::WriteState;

            #[inline]
            fn read(&self) -> Self::ReadState {
                self.0.read()
            }

            #[inline]
            fn try_read(&self) -> Option<Self::ReadState> {
                self.0.try_read()
            }

            #[inline]
            fn try_read_within(&self, patience: Duration) -> Option<Self::ReadState> {
                let $answer = self.raw().try_lock_shared_for(patience);
                $to_option
            }

            #[inline]
            unsafe fn unlock_read(&self, state: Self::ReadState) {
                // SAFETY: the caller hands over a read acquisition of this lock, which is one of the
                // adapter inside.
                unsafe { self.0.unlock_read(state) }
            }

            #[inline]
            fn write(&self) -> Self::WriteState {
                self.0.write()
            }

            #[inline]
            fn try_write(&self) -> Option<Self::WriteState> {
                self.0.try_write()
            }

            #[inline]
            fn try_write_within(&self, patience: Duration) -> Option<Self::WriteState> {
                let $answer = self.raw().try_lock_exclusive_for(patience);
                $to_option
            }

            #[inline]
            unsafe fn unlock_write(&self, state: Self::WriteState) {
                // SAFETY: the caller hands over a write acquisition of this lock, which is one of the
                // adapter inside.
                unsafe { self.0.unlock_write(state) }
            }

            #[inline]
            fn is_locked(&self) -> bool {
                RawRwLock::is_locked(&self.0)
            }

            #[inline]
            fn is_locked_for_writing(&self) -> bool {
                self.0.is_locked_for_writing()
            }
        }

        // SAFETY: the adapter inside is a `RawRwLockDowngrade` of the same acquisitions.
        unsafe impl<R> RawRwLockDowngrade for $Timed<R>
        where
            R: $lock_api::RawRwLockTimed<Duration = Duration> + $lock_api::RawRwLockDowngrade,
        {
            #[inline]
            unsafe fn downgrade(&self, state: Self::WriteState) -> Self::ReadState {
                // SAFETY: the caller hands over a write acquisition of this lock, which is one of the
                // adapter inside.
                unsafe { self.0.downgrade(state) }
            }
        }
    };
}

timed! {
    /// A raw lock written for `lock_api` 0.5 that waits with a time limit itself, such as those of
    /// `parking_lot` 0.13.
    ///
    /// Otherwise it is what [`LockApi`] is, under which whoever waits with a time limit asks again and
    /// again.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::time::Duration;
    /// use interior_runtime::{Mutex, raw::LockApiTimed};
    ///
    /// let n = Mutex::<i32, LockApiTimed<parking_lot::RawMutex>>::with_raw(5);
    /// let guard = n.lock();
    /// assert!(n.try_lock_for(Duration::from_millis(1)).is_none());
    /// drop(guard);
    /// assert_eq!(n.get(), 5);
    /// ```
    LockApiTimed around LockApi over lock_api,
    try: |answer| answer
}

timed! {
    /// A raw lock written for `lock_api` 0.4 that waits with a time limit itself, such as those of
    /// `parking_lot` 0.12; those of `spin` do not.
    ///
    /// Otherwise it is what [`LockApi04`] is.
    ///
    /// # Examples
    ///
    /// ```
    /// # use parking_lot_012 as parking_lot;
    /// use core::time::Duration;
    /// use interior_runtime::{RwLock, raw::LockApi04Timed};
    ///
    /// let n = RwLock::<i32, LockApi04Timed<parking_lot::RawRwLock>>::with_raw(5);
    /// assert_eq!(n.try_read_for(Duration::from_millis(1)).as_deref(), Some(&5));
    /// ```
    LockApi04Timed around LockApi04 over lock_api04,
    try: |acquired| acquired.then_some(())
}
