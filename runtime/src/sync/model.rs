//! The door under a model checker.
//!
//! Same names, same meaning, three differences: each operation first asks [`fault`] whether it is to
//! be done wrong on purpose; there is no spinning, which would only multiply the executions; and
//! time is counted in looks at the clock (see [`Deadline`]).

use core::cell::Cell;
use core::fmt;
use core::ops::{Deref, DerefMut};
use core::time::Duration;
use std::time::Instant;

#[cfg(interior_loom)]
use loom as checker;
#[cfg(interior_shuttle)]
use shuttle as checker;

pub(crate) use checker::lazy_static;
pub(crate) use checker::sync::atomic::Ordering;
pub(crate) use checker::thread::yield_now;

use super::fault;

/// What a lock call promises in a model: no thread panics while it holds one.
const NO_PANIC: &str = "a model's thread panicked with the lock held";

macro_rules! atomic {
    ($name:ident, $value:ty) => {
        /// The checker's atomic integer, with faults.
        pub(crate) struct $name(checker::sync::atomic::$name);

        impl $name {
            #[cfg(interior_loom)]
            pub(crate) fn new(value: $value) -> Self {
                Self(checker::sync::atomic::$name::new(value))
            }

            #[cfg(interior_shuttle)]
            pub(crate) const fn new(value: $value) -> Self {
                Self(checker::sync::atomic::$name::new(value))
            }

            #[track_caller]
            pub(crate) fn load(&self, order: Ordering) -> $value {
                self.0.load(fault::order("load", order))
            }

            #[track_caller]
            pub(crate) fn compare_exchange(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                let success = fault::order("compare_exchange", success);
                let failure = fault::order("compare_exchange failure", failure);
                let new = if fault::is_skipped("compare_exchange") {
                    current
                } else {
                    new
                };
                self.0.compare_exchange(current, new, success, failure)
            }

            /// Fails only where the strong form does: a failure for no reason is a longer way to the
            /// same states.
            #[track_caller]
            pub(crate) fn compare_exchange_weak(
                &self,
                current: $value,
                new: $value,
                success: Ordering,
                failure: Ordering,
            ) -> Result<$value, $value> {
                self.compare_exchange(current, new, success, failure)
            }
        }

        impl fmt::Debug for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                fmt::Debug::fmt(&self.0.load(Ordering::Relaxed), f)
            }
        }

        /// Ends the atomic's life in the checker's eyes, so that it reports who touches it later.
        #[cfg(interior_loom)]
        impl Drop for $name {
            fn drop(&mut self) {
                self.0.with_mut(|_| ());
            }
        }
    };
}

/// Read-modify-writes that always write.
macro_rules! operations {
    ($name:ident, $value:ty: $($operation:ident)+) => {
        impl $name {
            $(
                #[track_caller]
                pub(crate) fn $operation(&self, value: $value, order: Ordering) -> $value {
                    let order = fault::order(stringify!($operation), order);
                    if fault::is_skipped(stringify!($operation)) {
                        return self.0.load(Ordering::Relaxed);
                    }
                    self.0.$operation(value, order)
                }
            )+
        }
    };
}

atomic!(AtomicU8, u8);
operations!(AtomicU8, u8: swap fetch_and);
atomic!(AtomicU32, u32);
operations!(AtomicU32, u32: fetch_add fetch_sub fetch_and);

/// The checker's mutex.
pub(crate) struct Mutex<T>(checker::sync::Mutex<T>);

impl<T> Mutex<T> {
    pub(crate) fn new(value: T) -> Self {
        Self(checker::sync::Mutex::new(value))
    }

    pub(crate) fn lock(&self) -> MutexGuard<'_, T> {
        MutexGuard {
            mutex: self,
            guard: Some(self.0.lock().expect(NO_PANIC)),
        }
    }
}

/// The checker's guard, which can be given up for a wait.
pub(crate) struct MutexGuard<'a, T> {
    mutex: &'a Mutex<T>,
    /// There except during a wait.
    guard: Option<checker::sync::MutexGuard<'a, T>>,
}

impl<T> Deref for MutexGuard<'_, T> {
    type Target = T;

    fn deref(&self) -> &T {
        self.guard.as_ref().expect("not waiting")
    }
}

impl<T> DerefMut for MutexGuard<'_, T> {
    fn deref_mut(&mut self) -> &mut T {
        self.guard.as_mut().expect("not waiting")
    }
}

/// The checker's condition variable.
pub(crate) struct Condvar(checker::sync::Condvar);

impl Condvar {
    pub(crate) fn new() -> Self {
        Self(checker::sync::Condvar::new())
    }

    pub(crate) fn wait<'a, T>(&self, mut guard: MutexGuard<'a, T>) -> MutexGuard<'a, T> {
        guard.guard = guard
            .guard
            .take()
            .map(|guard| self.0.wait(guard).expect(NO_PANIC));
        guard
    }

    #[track_caller]
    pub(crate) fn notify_all(&self) {
        if !fault::is_muted("notify_all") {
            self.0.notify_all();
        }
    }
}

/// A time limit in looks at the clock: a patience of `n` nanoseconds has passed at look `n + 1`.
pub(crate) struct Deadline {
    looks: Cell<u32>,
}

impl Deadline {
    /// The clock of the world goes on during a model, so models use [`after`](Self::after).
    pub(crate) fn at(moment: Instant) -> Self {
        Self::after(moment.saturating_duration_since(Instant::now()))
    }

    pub(crate) fn after(patience: Duration) -> Self {
        /// A longer patience would only make the model larger.
        const MOST: u32 = 3;
        Self {
            looks: Cell::new(patience.subsec_nanos().min(MOST)),
        }
    }

    /// Gives the others one chance to come by and notify.
    ///
    /// The chance before the last look is a full one (all others run on until they wait, too), the
    /// last one as small as the checker's next choice of a thread.
    pub(crate) fn wait<'a, T>(
        &self,
        _signal: &Condvar,
        mut guard: MutexGuard<'a, T>,
    ) -> MutexGuard<'a, T> {
        drop(guard.guard.take());
        if self.looks.get() > 0 {
            yield_now();
        }
        guard.mutex.lock()
    }

    pub(crate) fn has_passed(&self) -> bool {
        let looks = self.looks.get();
        self.looks.set(looks.saturating_sub(1));
        looks == 0
    }
}

/// Spinning that is over before it began.
pub(crate) struct Spin {
    rounds_left: u32,
}

impl Spin {
    pub(crate) const fn new() -> Self {
        Self { rounds_left: 0 }
    }

    pub(crate) const fn after_sleep() -> Self {
        Self::new()
    }

    pub(crate) const fn once(&mut self) -> bool {
        self.rounds_left > 0
    }
}

std::thread_local! {
    // The checkers run all threads of an execution on one thread of the operating system.
    static MOST_BYPASSES: Cell<u32> = const { Cell::new(1) };
}

/// How often a waiting thread was woken and came too late.
pub(crate) struct Bypasses {
    count: u32,
}

impl Bypasses {
    /// Chooses how often is too often in this execution.
    pub(crate) fn set_most(most: u32) {
        MOST_BYPASSES.set(most);
    }

    pub(crate) const fn none() -> Self {
        Self { count: 0 }
    }

    /// Counts a wake-up, and checks the bound: who was woken too often is handed the lock.
    pub(crate) fn count(&mut self) {
        self.count += 1;
        assert!(
            self.count <= MOST_BYPASSES.get(),
            "a thread was woken {} times and is not sure of the lock",
            self.count
        );
    }

    pub(crate) const fn are_some(&self) -> bool {
        self.count > 0
    }

    pub(crate) fn are_too_many(&mut self) -> bool {
        self.count >= MOST_BYPASSES.get()
    }
}

/// Asks `attempt` until it gives something or `patience` has run out, letting others run in between.
pub(crate) fn poll_within<S>(
    patience: Duration,
    mut attempt: impl FnMut() -> Option<S>,
) -> Option<S> {
    let deadline = Deadline::after(patience);
    loop {
        if let Some(state) = attempt() {
            return Some(state);
        }
        if deadline.has_passed() {
            return None;
        }
        yield_now();
    }
}
