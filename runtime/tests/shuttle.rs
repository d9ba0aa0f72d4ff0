//! The default raw locks under shuttle: more threads than loom can take, sampled.
//!
//! `RUSTFLAGS="--cfg interior_shuttle" cargo test --release --test shuttle`

#![cfg(interior_shuttle)]

#[path = "models/condvars.rs"]
mod condvars;
#[path = "models/faults.rs"]
mod faults;
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
    pub(crate) use shuttle::thread::{spawn, yield_now};

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

/// Scenarios that leave a scheduler something to choose.
const TABLES: [&[(&str, models::Scenario)]; 10] = [
    models::SMALL,
    models::LARGE,
    models::LONG,
    models::FOUR,
    models::HUGE,
    sets::SMALL,
    sets::LARGE,
    condvars::SMALL,
    condvars::LARGE,
    condvars::HUGE,
];

/// Samples the scenarios of `tables`, or of these the one that the environment names.
fn sample<S: Scheduler + 'static>(
    how: &str,
    tables: &[&[(&str, models::Scenario)]],
    scheduler: impl Fn() -> S,
) {
    let only = std::env::var("INTERIOR_SCENARIO").ok();
    for (name, scenario) in tables.iter().copied().flatten() {
        if only.as_deref().is_some_and(|only| only != *name) {
            continue;
        }
        let scenario = *scenario;
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
    let scheduler = || RandomScheduler::new(EXECUTIONS);
    sample("random", &[models::IN_TURN], scheduler);
    sample("random", &TABLES, scheduler);
}

#[test]
fn sampled_by_priorities() {
    sample("PCT", &TABLES, || PctScheduler::new(DEPTH, EXECUTIONS));
}

/// A sequentially consistent checker cannot notice a weak ordering, but all else.
#[test]
fn spoiled_operations_fail() {
    let runs: Vec<_> = [models::IN_TURN]
        .iter()
        .chain(&TABLES)
        .copied()
        .flatten()
        .map(|(scenario, _)| ("sampled_at_random", *scenario))
        .collect();
    faults::check(&["skip", "mute"], &runs);
}
