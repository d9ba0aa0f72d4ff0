//! Mutual exclusion.

use crate::{
    harness::Entry,
    sample::{Budget, Sample},
};

/// A mutex around a number.
pub(crate) trait Exclusive: Send + Sync + 'static {
    fn new() -> Self;
    fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R;
}

/// A workload that any mutex can run.
pub(crate) trait OverMutexes: Copy + 'static {
    fn run<L: Exclusive>(self, budget: Budget) -> Sample;
}

/// `workload` over every mutex there is.
pub(crate) fn mutexes(workload: impl OverMutexes) -> Vec<Entry> {
    vec![
        Entry::new("interior", move |budget| {
            workload.run::<interior_runtime::Mutex<u64>>(budget)
        }),
        Entry::new("std", move |budget| {
            workload.run::<std::sync::Mutex<u64>>(budget)
        }),
        Entry::new("parking_lot 0.13", move |budget| {
            workload.run::<parking_lot::Mutex<u64>>(budget)
        }),
        Entry::new("parking_lot 0.12", move |budget| {
            workload.run::<parking_lot_12::Mutex<u64>>(budget)
        }),
        Entry::new("usync", move |budget| {
            workload.run::<usync::Mutex<u64>>(budget)
        }),
    ]
}

impl Exclusive for interior_runtime::Mutex<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.lock())
    }
}

impl Exclusive for std::sync::Mutex<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.lock().expect("no section panics"))
    }
}

impl Exclusive for parking_lot::Mutex<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.lock())
    }
}

impl Exclusive for parking_lot_12::Mutex<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.lock())
    }
}

impl Exclusive for usync::Mutex<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn with<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.lock())
    }
}
