//! The one door to atomics, parking, clocks and waiting.
//!
//! What goes out has one meaning in every build: `core` and `std` normally, counts instead of a
//! clock without the `std` feature, and for waits without a limit also where the platform has no clock; a
//! model checker's own under `--cfg interior_loom` and `--cfg interior_shuttle`. Nothing else in this crate names `core::sync::atomic`, `std::sync`,
//! `std::thread` or `std::time`, but for the values that are the user's own: what an `Atomic` holds, and
//! the moment that a timed wait is given.

#[cfg(any(interior_loom, interior_shuttle))]
mod fault;
#[cfg(any(interior_loom, interior_shuttle))]
mod model;
#[cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]
mod native;
#[cfg(not(any(interior_loom, interior_shuttle)))]
mod pause;
#[cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]
mod stopwatch;

#[cfg(any(interior_loom, interior_shuttle))]
pub(crate) use model::{
    AtomicU8, AtomicU32, Bypasses, Condvar, Deadline, Mutex, MutexGuard, Ordering, Spin,
    lazy_static, poll_within, yield_now,
};
#[cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]
pub(crate) use native::{AtomicU8, AtomicU32, Condvar, Deadline, Mutex, MutexGuard, Ordering};
#[cfg(not(any(interior_loom, interior_shuttle)))]
pub(crate) use pause::poll_within;
#[cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]
pub(crate) use pause::{Bypasses, Spin};
