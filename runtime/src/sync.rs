//! The one door to atomics, parking, clocks and waiting.
//!
//! What goes out has one meaning in every build: `core` and `std` normally, counts instead of a
//! clock without the `std` feature. Nothing else in this crate names `core::sync::atomic`,
//! `std::sync`, `std::thread` or `std::time`.

#[cfg(feature = "std")]
mod native;
mod pause;

#[cfg(feature = "std")]
pub(crate) use native::{AtomicU8, AtomicU32, Condvar, Deadline, Mutex, MutexGuard, Ordering};
#[cfg(feature = "std")]
pub(crate) use pause::Spin;
pub(crate) use pause::poll_within;
