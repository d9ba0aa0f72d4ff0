//! What the programs measure: sections inside one another, on threads that share nothing.
//!
//! This file is a part of every program, one for each lock, and of this package for its test. Each
//! thread has locks of its own, so that what it pays for is the lock and the check and never a wait.

use core::time::Duration;

use crate::contention::race;
use crate::sample::nanoseconds;

/// A mutex around a number.
pub(crate) trait Lock: Send + Sync {
    /// A lock of a name that locks of other threads have too.
    fn named(name: &'static str) -> Self;
    fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R;
}

/// How many locks are held at once, and on how many threads.
#[derive(Clone, Copy)]
pub(crate) struct Workload {
    pub(crate) depth: u32,
    pub(crate) threads: u32,
}

/// The locks of one thread, on cache lines of their own.
#[repr(align(128))]
struct Own<L>(L, L);

/// Processor nanoseconds that one round of locking and unlocking takes.
pub(crate) fn measure<L: Lock>(workload: Workload, time: Duration) -> f64 {
    let own: Vec<Own<L>> = (0..workload.threads)
        .map(|_| Own(L::named("outer"), L::named("inner")))
        .collect();
    let change = |value: &mut u64| *value = value.wrapping_add(1);
    let (_, threads) = race(workload.threads, time, false, &|lane| {
        let Own(outer, inner) = &own[lane.number as usize];
        if workload.depth == 1 {
            outer.with(change);
        } else {
            outer.with(|value| {
                change(value);
                inner.with(change);
            });
        }
    });
    let operations: u32 = threads.iter().map(|thread| thread.operations).sum();
    let processor = threads.iter().map(|thread| thread.processor).sum();
    nanoseconds(processor) / f64::from(operations.max(1))
}

/// What a program does: it reads depth, threads and nanoseconds, and prints what one round takes.
#[allow(
    dead_code,
    reason = "only the programs begin here, and this package is none of them"
)]
pub(crate) fn main<L: Lock>() {
    let numbers: Vec<u32> = std::env::args()
        .skip(1)
        .filter_map(|word| word.parse().ok())
        .collect();
    let [depth, threads, time] = numbers[..] else {
        panic!("expected a depth, a number of threads and a time in nanoseconds");
    };
    let time = Duration::from_nanos(time.into());
    println!("{}", measure::<L>(Workload { depth, threads }, time));
}
