//! One thread with nobody beside it: what a lock or cell costs where it protects from nothing.
//!
//! A lock's address goes through the black box once and not in the loop: the box stores to memory,
//! and a locked instruction waits for stores. Atomics keep the compiler from shortening the loop; a
//! cell has none, so its address goes through the box each time.

use core::{hint::black_box, time::Duration};

use crate::{
    clock::{thread_time, thread_time_since},
    rivals::{
        Exclusive, OverCells, OverMutexes, OverPairs, OverRefCells, OverRwLocks, Pair, Replace,
        Scope, Shared,
    },
    sample::{Budget, Sample, nanoseconds},
    work::{Random, Work},
};

/// Locks and unlocks one mutex.
#[derive(Clone, Copy)]
pub(super) struct OneMutex;

/// Locks and unlocks one of many mutexes, picked at random: what a miss in the cache adds.
#[derive(Clone, Copy)]
pub(super) struct ManyMutexes;

/// Reads under a reader-writer lock.
#[derive(Clone, Copy)]
pub(super) struct Read;

/// Writes under a reader-writer lock.
#[derive(Clone, Copy)]
pub(super) struct Write;

/// Copies a cell's value out.
#[derive(Clone, Copy)]
pub(super) struct Get;

/// Replaces a cell's value.
#[derive(Clone, Copy)]
pub(super) struct Set;

/// Borrows and looks.
#[derive(Clone, Copy)]
pub(super) struct Borrow;

/// Borrows and changes.
#[derive(Clone, Copy)]
pub(super) struct BorrowMut;

/// Locks two mutexes at once.
#[derive(Clone, Copy)]
pub(super) struct Both;

impl OverPairs for Both {
    fn run<P: Pair>(self, budget: Budget) -> Sample {
        let pair = P::new();
        let pair = black_box(&pair);
        alone(budget, |_| {
            pair.with(|one, other| {
                Work::TINY.section(one);
                Work::TINY.section(other);
            });
        })
    }
}

impl OverMutexes for OneMutex {
    fn run<L: Exclusive>(self, budget: Budget) -> Sample {
        let lock = L::new();
        let lock = black_box(&lock);
        alone(budget, |_| lock.with(|value| Work::TINY.section(value)))
    }
}

impl OverMutexes for ManyMutexes {
    fn run<L: Exclusive>(self, budget: Budget) -> Sample {
        let locks: [L; 4096] = core::array::from_fn(|_| L::new());
        let mut random = Random::numbered(0);
        alone(budget, |_| {
            let lock = &locks[random.below(4096) as usize];
            lock.with(|value| Work::TINY.section(value));
        })
    }
}

impl OverRwLocks for Read {
    fn run<L: Shared>(self, budget: Budget) -> Sample {
        let lock = L::new();
        let lock = black_box(&lock);
        let mut seen = 0_u64;
        let sample = alone(budget, |_| {
            seen = seen.wrapping_add(lock.read(|value| Work::TINY.look(*value)));
        });
        black_box(seen);
        sample
    }
}

impl OverRwLocks for Write {
    fn run<L: Shared>(self, budget: Budget) -> Sample {
        let lock = L::new();
        let lock = black_box(&lock);
        alone(budget, |_| lock.write(|value| Work::TINY.section(value)))
    }
}

impl OverCells for Get {
    fn run<C: Replace>(self, budget: Budget) -> Sample {
        let cell = C::new();
        alone(budget, |_| {
            black_box(black_box(&cell).get());
        })
    }
}

impl OverCells for Set {
    fn run<C: Replace>(self, budget: Budget) -> Sample {
        let cell = C::new();
        alone(budget, |turn| black_box(&cell).set(u64::from(turn)))
    }
}

impl OverRefCells for Borrow {
    fn run<C: Scope>(self, budget: Budget) -> Sample {
        let cell = C::new();
        alone(budget, |_| {
            black_box(&cell).borrow(|value| {
                // The reference itself goes through the box, or the count would be optimised away.
                black_box(value);
            });
        })
    }
}

impl OverRefCells for BorrowMut {
    fn run<C: Scope>(self, budget: Budget) -> Sample {
        let cell = C::new();
        alone(budget, |turn| {
            black_box(&cell).borrow_mut(|value| *black_box(value) = u64::from(turn));
        })
    }
}

/// Repeats `operation` until the thread has used the budget; gives processor time per operation.
pub(crate) fn alone(budget: Budget, mut operation: impl FnMut(u32)) -> Sample {
    let mut operations = 0;
    let mut used = Duration::ZERO;
    let start = thread_time();
    while used < budget.time {
        for turn in 0..budget.chunk {
            operation(turn);
        }
        operations += budget.chunk;
        used = thread_time_since(start);
    }
    Sample {
        time: nanoseconds(used) / f64::from(operations),
        contended: None,
    }
}
