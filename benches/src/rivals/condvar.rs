//! Condition variables, each with the mutex of its house.

use crate::{
    harness::Entry,
    sample::{Budget, Sample},
};

/// A number that threads wait for.
pub(crate) trait Signal: Send + Sync + 'static {
    fn new() -> Self;
    /// Waits until `is_ready` likes the number, changes it and wakes one other.
    fn step(&self, is_ready: impl Fn(u64) -> bool, change: impl FnOnce(&mut u64));
}

/// A workload that any condition variable can run.
pub(crate) trait OverCondvars: Copy + 'static {
    fn run<S: Signal>(self, budget: Budget) -> Sample;
}

/// `workload` over every condition variable there is.
pub(crate) fn condvars(workload: impl OverCondvars) -> Vec<Entry> {
    vec![
        Entry::new("interior", move |budget| workload.run::<Ours>(budget)),
        Entry::new("std", move |budget| workload.run::<StdSignal>(budget)),
        Entry::new("parking_lot 0.13", move |budget| {
            workload.run::<ParkingLotSignal>(budget)
        }),
        Entry::new("parking_lot 0.12", move |budget| {
            workload.run::<ParkingLot12Signal>(budget)
        }),
        Entry::new("usync", move |budget| workload.run::<UsyncSignal>(budget)),
    ]
}

#[derive(Default)]
struct Ours {
    number: interior_runtime::Mutex<u64>,
    changed: interior_runtime::Condvar,
}

#[derive(Default)]
struct StdSignal {
    number: std::sync::Mutex<u64>,
    changed: std::sync::Condvar,
}

#[derive(Default)]
struct ParkingLotSignal {
    number: parking_lot::Mutex<u64>,
    changed: parking_lot::Condvar,
}

#[derive(Default)]
struct ParkingLot12Signal {
    number: parking_lot_12::Mutex<u64>,
    changed: parking_lot_12::Condvar,
}

#[derive(Default)]
struct UsyncSignal {
    number: usync::Mutex<u64>,
    changed: usync::Condvar,
}

impl Signal for Ours {
    fn new() -> Self {
        Self::default()
    }

    fn step(&self, is_ready: impl Fn(u64) -> bool, change: impl FnOnce(&mut u64)) {
        let mut number = self.number.lock();
        while !is_ready(*number) {
            self.changed.wait(&mut number);
        }
        change(&mut number);
        drop(number);
        self.changed.notify_one();
    }
}

impl Signal for StdSignal {
    fn new() -> Self {
        Self::default()
    }

    fn step(&self, is_ready: impl Fn(u64) -> bool, change: impl FnOnce(&mut u64)) {
        let mut number = self.number.lock().expect("no section panics");
        while !is_ready(*number) {
            number = self.changed.wait(number).expect("no section panics");
        }
        change(&mut number);
        drop(number);
        self.changed.notify_one();
    }
}

impl Signal for ParkingLotSignal {
    fn new() -> Self {
        Self::default()
    }

    fn step(&self, is_ready: impl Fn(u64) -> bool, change: impl FnOnce(&mut u64)) {
        let mut number = self.number.lock();
        while !is_ready(*number) {
            self.changed.wait(&mut number);
        }
        change(&mut number);
        drop(number);
        self.changed.notify_one();
    }
}

impl Signal for ParkingLot12Signal {
    fn new() -> Self {
        Self::default()
    }

    fn step(&self, is_ready: impl Fn(u64) -> bool, change: impl FnOnce(&mut u64)) {
        let mut number = self.number.lock();
        while !is_ready(*number) {
            self.changed.wait(&mut number);
        }
        change(&mut number);
        drop(number);
        self.changed.notify_one();
    }
}

impl Signal for UsyncSignal {
    fn new() -> Self {
        Self::default()
    }

    fn step(&self, is_ready: impl Fn(u64) -> bool, change: impl FnOnce(&mut u64)) {
        let mut number = self.number.lock();
        while !is_ready(*number) {
            self.changed.wait(&mut number);
        }
        change(&mut number);
        drop(number);
        self.changed.notify_one();
    }
}
