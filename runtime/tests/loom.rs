//! The default raw locks under loom: all executions within the bounds.
//!
//! `RUSTFLAGS="--cfg interior_loom" LOOM_MAX_PREEMPTIONS=3 cargo test --release --test loom`

#![cfg(interior_loom)]

#[path = "models/condvars.rs"]
mod condvars;
#[path = "models/faults.rs"]
mod faults;
#[path = "models/mod.rs"]
mod models;
#[path = "models/rewrites.rs"]
mod rewrites;
#[path = "models/sets.rs"]
mod sets;

use core::sync::atomic::{AtomicU64, Ordering};
use std::sync::Arc;
use std::time::Instant;

use interior_runtime::raw::model::Parking;

/// What the scenarios need of a checker.
mod checker {
    use loom::cell::UnsafeCell;
    pub(crate) use loom::thread::{spawn, yield_now};

    /// A counter whose accesses loom watches.
    pub(crate) struct Payload(UnsafeCell<u32>);

    // SAFETY: loom reports a data race; finding one is what the models are for.
    unsafe impl Sync for Payload {}

    impl Payload {
        pub(crate) fn new() -> Self {
            Self(UnsafeCell::new(0))
        }

        pub(crate) fn add(&self) {
            // SAFETY: loom checks that nobody else is at it.
            self.0.with_mut(|value| unsafe { *value += 1 });
        }

        pub(crate) fn read(&self) -> u32 {
            // SAFETY: loom checks that nobody changes it.
            self.0.with(|value| unsafe { *value })
        }
    }
}

/// Explores `scenario`; `most` bounds the preemptions below what the environment asks for.
fn explore(name: &str, scenario: models::Scenario, parking: Parking, most: usize) {
    let mut builder = loom::model::Builder::new();
    let bound = builder.preemption_bound.unwrap_or(usize::MAX).min(most);
    builder.preemption_bound = Some(bound);
    builder.max_branches = 3_000;
    let executions = Arc::new(AtomicU64::new(0));
    let begin = Instant::now();
    builder.check({
        let executions = Arc::clone(&executions);
        move || {
            executions.fetch_add(1, Ordering::Relaxed);
            scenario(parking);
        }
    });
    println!(
        "{name}, {parking:?}, at most {bound} preemptions: {} executions in {:.2} s",
        executions.load(Ordering::Relaxed),
        begin.elapsed().as_secs_f64(),
    );
}

/// Runs the scenarios that the environment names, or all.
fn run_all(scenarios: &[(&str, models::Scenario)], parking: Parking, most: usize) {
    let only = std::env::var("INTERIOR_SCENARIO").ok();
    for (name, scenario) in scenarios {
        if only.as_deref().is_none_or(|only| only == *name) {
            explore(name, *scenario, parking, most);
        }
    }
}

#[test]
fn small_in_the_lot() {
    run_all(models::IN_TURN, Parking::Lot, 3);
    run_all(models::SMALL, Parking::Lot, 3);
}

#[test]
fn small_spurious() {
    run_all(models::IN_TURN, Parking::Spurious, 3);
    run_all(models::SMALL, Parking::Spurious, 3);
}

#[test]
fn large_in_the_lot() {
    run_all(models::LARGE, Parking::Lot, 3);
}

#[test]
fn four_in_the_lot() {
    run_all(models::FOUR, Parking::Lot, 2);
}

#[test]
fn long_in_the_lot() {
    run_all(models::LONG, Parking::Lot, 1);
}

#[test]
fn large_spurious() {
    run_all(models::LARGE, Parking::Spurious, 2);
}

#[test]
fn small_condvars() {
    run_all(condvars::SMALL, Parking::Lot, 3);
}

#[test]
fn large_condvars() {
    run_all(condvars::LARGE, Parking::Lot, 3);
}

#[test]
fn sets_of_two() {
    run_all(sets::SMALL, Parking::Lot, 3);
}

#[test]
fn spoiled_operations_fail() {
    let small = [models::IN_TURN, models::SMALL]
        .into_iter()
        .flatten()
        .flat_map(|(scenario, _)| {
            [
                ("small_in_the_lot", *scenario),
                ("small_spurious", *scenario),
            ]
        });
    let large = models::LARGE.iter().flat_map(|(scenario, _)| {
        [
            ("large_in_the_lot", *scenario),
            ("large_spurious", *scenario),
        ]
    });
    let condvars = [
        ("small_condvars", condvars::SMALL),
        ("large_condvars", condvars::LARGE),
    ]
    .into_iter()
    .flat_map(|(test, table)| table.iter().map(move |(scenario, _)| (test, *scenario)));
    let long = models::LONG
        .iter()
        .map(|(scenario, _)| ("long_in_the_lot", *scenario));
    faults::check(
        &["weaken", "skip", "mute"],
        &small
            .chain(large)
            .chain(long)
            .chain(condvars)
            .collect::<Vec<_>>(),
    );
}

#[test]
fn rewritten_protocols_fail() {
    rewrites::check();
}
