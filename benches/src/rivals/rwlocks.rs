//! Locks that many readers or one writer can hold.

use crossbeam_utils::sync::ShardedLock;

use crate::{
    harness::Entry,
    sample::{Budget, Sample},
};

/// A reader-writer lock around a number.
pub(crate) trait Shared: Send + Sync + 'static {
    fn new() -> Self;
    fn read<R>(&self, section: impl FnOnce(&u64) -> R) -> R;
    fn write<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R;
}

/// A workload that any reader-writer lock can run.
pub(crate) trait OverRwLocks: Copy + 'static {
    fn run<L: Shared>(self, budget: Budget) -> Sample;
}

/// `workload` over every reader-writer lock there is.
pub(crate) fn rwlocks(workload: impl OverRwLocks) -> Vec<Entry> {
    vec![
        Entry::new("interior", move |budget| {
            workload.run::<interior_runtime::RwLock<u64>>(budget)
        }),
        Entry::new("std", move |budget| {
            workload.run::<std::sync::RwLock<u64>>(budget)
        }),
        Entry::new("parking_lot 0.13", move |budget| {
            workload.run::<parking_lot::RwLock<u64>>(budget)
        }),
        Entry::new("parking_lot 0.12", move |budget| {
            workload.run::<parking_lot_12::RwLock<u64>>(budget)
        }),
        Entry::new("usync", move |budget| {
            workload.run::<usync::RwLock<u64>>(budget)
        }),
        Entry::new("ShardedLock", move |budget| {
            workload.run::<ShardedLock<u64>>(budget)
        }),
    ]
}

impl Shared for interior_runtime::RwLock<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn read<R>(&self, section: impl FnOnce(&u64) -> R) -> R {
        section(&self.read())
    }

    #[inline]
    fn write<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.write())
    }
}

impl Shared for std::sync::RwLock<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn read<R>(&self, section: impl FnOnce(&u64) -> R) -> R {
        section(&self.read().expect("no section panics"))
    }

    #[inline]
    fn write<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.write().expect("no section panics"))
    }
}

impl Shared for parking_lot::RwLock<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn read<R>(&self, section: impl FnOnce(&u64) -> R) -> R {
        section(&self.read())
    }

    #[inline]
    fn write<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.write())
    }
}

impl Shared for parking_lot_12::RwLock<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn read<R>(&self, section: impl FnOnce(&u64) -> R) -> R {
        section(&self.read())
    }

    #[inline]
    fn write<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.write())
    }
}

impl Shared for usync::RwLock<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn read<R>(&self, section: impl FnOnce(&u64) -> R) -> R {
        section(&self.read())
    }

    #[inline]
    fn write<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.write())
    }
}

impl Shared for ShardedLock<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn read<R>(&self, section: impl FnOnce(&u64) -> R) -> R {
        section(&self.read().expect("no section panics"))
    }

    #[inline]
    fn write<R>(&self, section: impl FnOnce(&mut u64) -> R) -> R {
        section(&mut self.write().expect("no section panics"))
    }
}
