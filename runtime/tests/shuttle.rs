//! The default raw locks under shuttle: more threads than loom can take, sampled.
//!
//! `RUSTFLAGS="--cfg interior_shuttle" cargo test --release --test shuttle`

#![cfg(interior_shuttle)]

#[path = "models/mod.rs"]
mod models;
#[path = "models/sets.rs"]
mod sets;

use std::time::Instant;

use interior_runtime::raw::model::Parking;
use shuttle::scheduler::{PctScheduler, RandomScheduler, Scheduler};
use shuttle::{Config, Runner};

/// Executions of each scenario with each scheduler.
const EXECUTIONS: usize = 10_000;

/// How many points of preemption the PCT scheduler places.
const DEPTH: usize = 3;

/// What the scenarios need of a checker.
mod checker {
    use shuttle::sync::atomic::{AtomicU32, Ordering};
    pub(crate) use shuttle::thread::spawn;

    /// A counter that loses an addition, or changes under a reader, without a lock around it.
    ///
    /// Shuttle is sequentially consistent, so Relaxed only says that the lock is what protects it.
    pub(crate) struct Payload(AtomicU32);

    impl Payload {
        pub(crate) fn new() -> Self {
            Self(AtomicU32::new(0))
        }

        pub(crate) fn add(&self) {
            let before = self.0.load(Ordering::Relaxed);
            self.0.store(before + 1, Ordering::Relaxed);
        }

        pub(crate) fn read(&self) -> u32 {
            let value = self.0.load(Ordering::Relaxed);
            assert_eq!(value, self.0.load(Ordering::Relaxed));
            value
        }
    }
}

/// Samples the scenarios that the environment names, or all.
fn sample<S: Scheduler + 'static>(how: &str, scheduler: impl Fn() -> S) {
    let only = std::env::var("INTERIOR_SCENARIO").ok();
    let tables = [
        models::SMALL,
        models::LARGE,
        models::FOUR,
        models::HUGE,
        sets::SMALL,
        sets::LARGE,
    ];
    for (name, scenario) in tables.into_iter().flatten() {
        if only.as_deref().is_some_and(|only| only != *name) {
            continue;
        }
        let begin = Instant::now();
        let executions =
            Runner::new(scheduler(), Config::new()).run(move || scenario(Parking::Lot));
        println!(
            "{name}, {how}: {executions} executions in {:.2} s",
            begin.elapsed().as_secs_f64()
        );
    }
}

#[test]
fn sampled_at_random() {
    sample("random", || RandomScheduler::new(EXECUTIONS));
}

#[test]
fn sampled_by_priorities() {
    sample("PCT", || PctScheduler::new(DEPTH, EXECUTIONS));
}
