//! Threads share a companion; a panic in one of them costs the others nothing.

use std::sync::Arc;
use std::thread;

use interior::Shared;

#[derive(Shared, Default)]
#[shared(sync, derive(Default), group(totals, mutex))]
struct Tally {
    #[shared(group = totals)]
    count: u64,
    #[shared(group = totals)]
    sum: u64,
    #[shared(rwlock)]
    last: String,
}

#[test]
fn a_group_stays_consistent_under_threads() {
    let tally = Arc::new(SharedTally::default());
    let workers: Vec<_> = (1..=4)
        .map(|step| {
            let tally = Arc::clone(&tally);
            thread::spawn(move || {
                for _ in 0..10_000 {
                    tally.totals().with_mut(|totals| {
                        totals.count += 1;
                        totals.sum += step;
                    });
                }
                tally.last().set(format!("worker {step}"));
            })
        })
        .collect();
    for worker in workers {
        worker.join().unwrap();
    }
    let TallyTotals { count, sum } = &*tally.totals().lock();
    assert_eq!((*count, *sum), (40_000, 100_000));
    assert!(tally.last().read().starts_with("worker "));
}

#[test]
fn a_panic_under_a_guard_leaves_lock_and_value_usable() {
    let tally = Arc::new(SharedTally::default());
    let other = Arc::clone(&tally);
    let outcome = thread::spawn(move || {
        let mut totals = other.totals().lock();
        totals.count = 5;
        let _last = other.last().write();
        panic!("a panic under two guards, as the test wants it");
    })
    .join();
    assert!(outcome.is_err());
    assert_eq!(tally.totals().lock().count, 5);
    tally.last().set("after".into());
    assert_eq!(&*tally.last().read(), "after");
}
