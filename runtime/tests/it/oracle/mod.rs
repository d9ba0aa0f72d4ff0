//! Cells and locks against those of `std`: the same operations in the same order come to the same.
//!
//! What comes in are bytes, which name the operations; what fails is an assertion. The tests here take
//! the bytes from a seed, and the fuzzer, which includes this very file, from what it has learnt. All
//! of it happens in one thread: who waits is the models' and the stress rounds' affair.

pub(crate) mod bytes;
pub(crate) mod cell;
pub(crate) mod mutex;
pub(crate) mod refcell;
pub(crate) mod rwlock;

use core::panic::AssertUnwindSafe;
use std::panic::{catch_unwind, resume_unwind};

use bytes::Bytes;
use interior_runtime::order;

/// What is in the cells and locks.
type Value = (u32, u32);

/// As many guards as an input may have at once.
const GUARDS: usize = 6;

/// What an operation came to: a value, or a refusal by a panic.
fn outcome<U>(f: impl FnOnce() -> U) -> Option<U> {
    catch_unwind(AssertUnwindSafe(f)).ok()
}

/// Runs `f` with a closure's panic that nobody hears of.
fn interrupted(f: impl FnOnce()) {
    assert!(catch_unwind(AssertUnwindSafe(f)).is_err());
}

/// Ends a closure by a panic that is not printed.
fn interrupt() -> ! {
    resume_unwind(Box::new("on purpose"))
}

/// Runs `program` on the bytes and names the operation that fails.
pub(crate) fn run(bytes: &[u8], program: impl FnOnce(&mut Bytes<'_>)) {
    let mut bytes_left = Bytes::new(bytes);
    // In one thread no order of locks hangs, so there is nothing to report.
    let program = || order::exempt(|| program(&mut bytes_left));
    if let Err(payload) = catch_unwind(AssertUnwindSafe(program)) {
        eprintln!("in {bytes:?}, where these are left: {bytes_left:?}");
        resume_unwind(payload);
    }
}

#[cfg(test)]
mod tests {
    #[cfg(feature = "std")]
    use interior_runtime::raw::{DefaultMutex, DefaultRwLock};
    use interior_runtime::raw::{LockApi, LockApi04};

    use super::bytes::Bytes;
    use super::{cell, mutex, refcell, run, rwlock};

    /// Runs a program on the bytes of many seeds.
    fn seeded(program: fn(&mut Bytes<'_>)) {
        for seed in 1..=400_u64 {
            // Xorshift64 (Marsaglia 2003).
            let mut state = seed;
            let bytes: Vec<_> = (0..400)
                .map(|_| {
                    state ^= state << 13;
                    state ^= state >> 7;
                    state ^= state << 17;
                    state.to_le_bytes()[4]
                })
                .collect();
            run(&bytes, program);
        }
    }

    #[test]
    fn cell_does_what_that_of_std_does() {
        seeded(cell::numbers);
        seeded(cell::pointers);
    }

    #[test]
    fn refcell_does_what_that_of_std_does() {
        seeded(refcell::program);
    }

    #[test]
    fn mutex_does_what_that_of_std_does() {
        #[cfg(feature = "std")]
        seeded(mutex::program::<DefaultMutex>);
        seeded(mutex::program::<LockApi<parking_lot::RawMutex>>);
        seeded(mutex::program::<LockApi04<parking_lot_012::RawMutex>>);
    }

    #[test]
    fn rwlock_does_what_that_of_std_does() {
        #[cfg(feature = "std")]
        seeded(rwlock::program::<DefaultRwLock>);
        seeded(rwlock::program::<LockApi<parking_lot::RawRwLock>>);
        seeded(rwlock::program::<LockApi04<parking_lot_012::RawRwLock>>);
    }
}
