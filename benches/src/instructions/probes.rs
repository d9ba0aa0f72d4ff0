//! The uncontended paths, each behind a function that the counter can find by its name.
//!
//! Nothing happens inside the sections, so that what is counted is the lock or cell alone; what the
//! function itself costs is counted by the empty probe and taken off.

use core::hint::black_box;

use crate::{
    harness::Entry,
    rivals::{
        Exclusive, OverCells, OverMutexes, OverRefCells, OverRwLocks, Replace, Scope, Shared,
        cells, mutexes, refcells, rwlocks,
    },
    sample::{Budget, Sample},
};

/// One path and everybody who has it.
pub(super) struct Path {
    pub(super) title: &'static str,
    pub(super) entries: Vec<Entry>,
}

/// Every path, in the order of the table.
pub(super) fn all() -> Vec<Path> {
    let path = |title, entries| Path { title, entries };
    vec![
        path("Mutex lock and unlock", mutexes(Lock)),
        path("RwLock read and unlock", rwlocks(Read)),
        path("RwLock write and unlock", rwlocks(Write)),
        path("Cell get", cells(Get)),
        path("Cell set", cells(Set)),
        path("RefCell borrow", refcells(Borrow)),
        path("RefCell borrow_mut", refcells(BorrowMut)),
    ]
}

#[derive(Clone, Copy)]
struct Lock;

#[derive(Clone, Copy)]
struct Read;

#[derive(Clone, Copy)]
struct Write;

#[derive(Clone, Copy)]
struct Get;

#[derive(Clone, Copy)]
struct Set;

#[derive(Clone, Copy)]
struct Borrow;

#[derive(Clone, Copy)]
struct BorrowMut;

impl OverMutexes for Lock {
    fn run<L: Exclusive>(self, _: Budget) -> Sample {
        let lock = L::new();
        // The first time may set something up; that is not the path to count.
        lock.with(|_| ());
        probe(&lock, |lock| lock.with(|_| ()))
    }
}

impl OverRwLocks for Read {
    fn run<L: Shared>(self, _: Budget) -> Sample {
        let lock = L::new();
        lock.read(|_| ());
        probe(&lock, |lock| lock.read(|_| ()))
    }
}

impl OverRwLocks for Write {
    fn run<L: Shared>(self, _: Budget) -> Sample {
        let lock = L::new();
        lock.write(|_| ());
        probe(&lock, |lock| lock.write(|_| ()))
    }
}

impl OverCells for Get {
    fn run<C: Replace>(self, _: Budget) -> Sample {
        probe(&C::new(), C::get)
    }
}

impl OverCells for Set {
    fn run<C: Replace>(self, _: Budget) -> Sample {
        probe(&C::new(), |cell| cell.set(1))
    }
}

impl OverRefCells for Borrow {
    fn run<C: Scope>(self, _: Budget) -> Sample {
        // Without the box the compiler sees that a borrow which nobody uses changes nothing.
        probe(&C::new(), |cell| {
            cell.borrow(|value| {
                black_box(value);
            });
        })
    }
}

impl OverRefCells for BorrowMut {
    fn run<C: Scope>(self, _: Budget) -> Sample {
        probe(&C::new(), |cell| {
            cell.borrow_mut(|value| {
                black_box(value);
            });
        })
    }
}

/// Calls the probe once.
fn probe<L, R>(lock: &L, path: impl Fn(&L) -> R) -> Sample {
    black_box(counted_probe(lock, path));
    Sample::default()
}

/// The function whose instructions are counted.
#[inline(never)]
fn counted_probe<L, R>(lock: &L, path: impl Fn(&L) -> R) -> R {
    // The box hides the address, or the caller would do part of the work and pass the result, and
    // keeps the call of a path that does nothing.
    path(black_box(lock))
}

/// The probe with nothing in it.
pub(super) fn empty() {
    probe(&0_u64, |_| ());
}
