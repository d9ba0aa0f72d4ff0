//! Two mutexes held at once: our set of locks, and nesting by hand in an order everybody keeps.

use crate::{
    harness::Entry,
    rivals::Exclusive,
    sample::{Budget, Sample},
};

/// Two numbers, each behind a mutex of its own.
pub(crate) trait Pair: Send + Sync + 'static {
    fn new() -> Self;
    fn with<R>(&self, section: impl FnOnce(&mut u64, &mut u64) -> R) -> R;
}

/// A workload that any pair can run.
pub(crate) trait OverPairs: Copy + 'static {
    fn run<P: Pair>(self, budget: Budget) -> Sample;
}

/// `workload` over every way to hold two mutexes.
pub(crate) fn pairs(workload: impl OverPairs) -> Vec<Entry> {
    vec![
        Entry::new("interior", move |budget| workload.run::<AtOnce>(budget)),
        Entry::new("interior, by hand", move |budget| {
            workload.run::<Nested<interior_runtime::Mutex<u64>>>(budget)
        }),
        Entry::new("std", move |budget| {
            workload.run::<Nested<std::sync::Mutex<u64>>>(budget)
        }),
        Entry::new("parking_lot 0.13", move |budget| {
            workload.run::<Nested<parking_lot::Mutex<u64>>>(budget)
        }),
    ]
}

/// Two of ours, taken by `lock_all`.
struct AtOnce(interior_runtime::Mutex<u64>, interior_runtime::Mutex<u64>);

/// Any two, one taken inside the other.
struct Nested<L>(L, L);

impl Pair for AtOnce {
    fn new() -> Self {
        Self(
            interior_runtime::Mutex::new(0),
            interior_runtime::Mutex::new(0),
        )
    }

    #[inline]
    fn with<R>(&self, section: impl FnOnce(&mut u64, &mut u64) -> R) -> R {
        let (mut one, mut other) = interior_runtime::lock_all((&self.0, &self.1));
        section(&mut one, &mut other)
    }
}

impl<L: Exclusive> Pair for Nested<L> {
    fn new() -> Self {
        Self(L::new(), L::new())
    }

    #[inline]
    fn with<R>(&self, section: impl FnOnce(&mut u64, &mut u64) -> R) -> R {
        self.0.with(|one| self.1.with(|other| section(one, other)))
    }
}
