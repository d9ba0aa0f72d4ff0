//! What waiting costs: the processor a waiter burns, and the patience a writer needs.

use core::{
    sync::atomic::{AtomicU32, AtomicU64, Ordering},
    time::Duration,
};
use std::{thread, time::Instant};

use crate::{
    clock::{thread_sleeps, thread_time, thread_time_since},
    contention::{race, sleeps_per_thousand, worst_wait},
    rivals::{Exclusive, OverMutexes, OverRwLocks, Shared},
    sample::{Budget, Contended, Sample, nanoseconds},
    work::Work,
};

/// How long the holder keeps the lock: asleep, so that there is a core for the waiter to burn.
const HOLD: Duration = Duration::from_micros(100);

/// Waits for a mutex that is held for 100 µs.
#[derive(Clone, Copy)]
pub(super) struct BehindOwner;

/// Waits for reading behind a writer that writes for 100 µs.
#[derive(Clone, Copy)]
pub(super) struct ReadBehindWriter;

/// Waits for writing behind a reader that reads for 100 µs.
#[derive(Clone, Copy)]
pub(super) struct WriteBehindReader;

/// One thread that writes now and then, among readers that never pause.
#[derive(Clone, Copy)]
pub(super) struct WriterAmongReaders {
    pub(super) readers: u32,
}

impl OverMutexes for BehindOwner {
    fn run<L: Exclusive>(self, budget: Budget) -> Sample {
        let lock = L::new();
        burn(budget, |hold| lock.with(|_| hold()), || lock.with(|_| ()))
    }
}

impl OverRwLocks for ReadBehindWriter {
    fn run<L: Shared>(self, budget: Budget) -> Sample {
        let lock = L::new();
        burn(budget, |hold| lock.write(|_| hold()), || lock.read(|_| ()))
    }
}

impl OverRwLocks for WriteBehindReader {
    fn run<L: Shared>(self, budget: Budget) -> Sample {
        let lock = L::new();
        burn(budget, |hold| lock.read(|_| hold()), || lock.write(|_| ()))
    }
}

impl OverRwLocks for WriterAmongReaders {
    fn run<L: Shared>(self, budget: Budget) -> Sample {
        let lock = L::new();
        let writes = AtomicU64::new(0);
        let waited = AtomicU64::new(0);
        let (_, threads) = race(self.readers + 1, budget.time, true, &|lane| {
            if lane.number > 0 {
                lane.see(lock.read(|value| Work::TINY.look(*value)));
                return;
            }
            let asked = Instant::now();
            lock.write(|value| {
                let wait = asked.elapsed();
                lane.enter(Some(asked));
                Work::TINY.section(value);
                // Relaxed: two sums that are read when the threads have been joined.
                waited.fetch_add(wait.as_nanos().try_into().unwrap_or(0), Ordering::Relaxed);
                writes.fetch_add(1, Ordering::Relaxed);
            });
            thread::sleep(Duration::from_micros(200));
        });
        let writes = u32::try_from(writes.into_inner())
            .unwrap_or(u32::MAX)
            .max(1);
        let processor: Duration = threads.iter().map(|thread| thread.processor).sum();
        let reads: u32 = threads[1..].iter().map(|thread| thread.operations).sum();
        Sample {
            time: nanoseconds(Duration::from_nanos(waited.into_inner())) / f64::from(writes),
            contended: Some(Contended {
                processor: nanoseconds(processor) / f64::from(reads.max(1)),
                sleeps: sleeps_per_thousand(&threads[1..], reads),
                worst_wait: nanoseconds(worst_wait(&threads)),
                shares: None,
            }),
        }
    }
}

/// A holder that keeps the lock for 100 µs, and a waiter that asks for it meanwhile, in turns.
///
/// `hold` takes the lock, calls what it is given and releases; `wait` takes the lock and releases.
fn burn(budget: Budget, hold: impl Fn(&dyn Fn()) + Sync, wait: impl Fn()) -> Sample {
    let turns = u32::try_from(budget.time.as_micros() / 160)
        .unwrap_or(u32::MAX)
        .max(1);
    // The last turn in which the holder has begun to hold, and in which the waiter is through.
    let (begun, through) = (AtomicU32::new(0), AtomicU32::new(0));
    let holder = || {
        for turn in 1..=turns {
            hold(&|| {
                // Release: pairs with the Acquire in `until`, so that the waiter asks after we hold.
                begun.store(turn, Ordering::Release);
                thread::sleep(HOLD);
            });
            until(&through, turn);
        }
    };
    let mut waits = Waits::default();
    thread::scope(|scope| {
        scope.spawn(holder);
        for turn in 1..=turns {
            until(&begun, turn);
            waits.add(&wait);
            // Release: pairs with the Acquire in `until`, so that the holder holds after we are through.
            through.store(turn, Ordering::Release);
        }
    });
    waits.sample()
}

/// The sums over all waits that were waits.
#[derive(Default)]
struct Waits {
    count: u32,
    burnt: Duration,
    slept: Option<u32>,
    longest: Duration,
}

impl Waits {
    fn add(&mut self, wait: impl Fn()) {
        let sleeps = thread_sleeps();
        let (asked, processor) = (Instant::now(), thread_time());
        wait();
        let burnt = thread_time_since(processor);
        let waited = asked.elapsed();
        // Whoever comes after the holder has gone has not waited and would lower the mean.
        if waited < HOLD / 2 {
            return;
        }
        self.count += 1;
        self.burnt += burnt;
        self.longest = self.longest.max(waited);
        let slept = thread_sleeps()
            .zip(sleeps)
            .map(|(after, before)| after - before);
        self.slept = slept.map(|slept| self.slept.unwrap_or(0) + slept);
    }

    fn sample(&self) -> Sample {
        let each = f64::from(self.count.max(1));
        Sample {
            time: nanoseconds(self.burnt) / each,
            contended: Some(Contended {
                processor: nanoseconds(self.burnt) / each,
                sleeps: self.slept.map(|slept| f64::from(slept) * 1000.0 / each),
                worst_wait: nanoseconds(self.longest),
                shares: None,
            }),
        }
    }
}

/// Waits until the other thread has come to `turn`, outside of what is measured.
fn until(reached: &AtomicU32, turn: u32) {
    // Acquire: pairs with the Release stores of both sides.
    while reached.load(Ordering::Acquire) < turn {
        thread::yield_now();
    }
}
