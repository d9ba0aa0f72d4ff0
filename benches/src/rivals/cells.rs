//! Cells of one thread, and the one that counts its borrows atomically.

use atomic_refcell::AtomicRefCell;

use crate::{
    harness::Entry,
    sample::{Budget, Sample},
};

/// A cell whose value is copied out and replaced whole.
pub(crate) trait Replace: 'static {
    fn new() -> Self;
    fn get(&self) -> u64;
    fn set(&self, value: u64);
}

/// A cell that counts its borrows.
pub(crate) trait Scope: 'static {
    fn new() -> Self;
    fn borrow<R>(&self, scope: impl FnOnce(&u64) -> R) -> R;
    fn borrow_mut<R>(&self, scope: impl FnOnce(&mut u64) -> R) -> R;
}

/// A workload that any [`Replace`] can run.
pub(crate) trait OverCells: Copy + 'static {
    fn run<C: Replace>(self, budget: Budget) -> Sample;
}

/// A workload that any [`Scope`] can run.
pub(crate) trait OverRefCells: Copy + 'static {
    fn run<C: Scope>(self, budget: Budget) -> Sample;
}

/// `workload` over every cell there is.
pub(crate) fn cells(workload: impl OverCells) -> Vec<Entry> {
    vec![
        Entry::new("interior", move |budget| {
            workload.run::<interior_runtime::Cell<u64>>(budget)
        }),
        Entry::new("std", move |budget| {
            workload.run::<core::cell::Cell<u64>>(budget)
        }),
    ]
}

/// `workload` over every borrow-counting cell there is.
pub(crate) fn refcells(workload: impl OverRefCells) -> Vec<Entry> {
    vec![
        Entry::new("interior", move |budget| {
            workload.run::<interior_runtime::RefCell<u64>>(budget)
        }),
        Entry::new("std", move |budget| {
            workload.run::<core::cell::RefCell<u64>>(budget)
        }),
        Entry::new("atomic_refcell", move |budget| {
            workload.run::<AtomicRefCell<u64>>(budget)
        }),
    ]
}

impl Replace for interior_runtime::Cell<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn get(&self) -> u64 {
        self.get()
    }

    #[inline]
    fn set(&self, value: u64) {
        self.set(value);
    }
}

impl Replace for core::cell::Cell<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn get(&self) -> u64 {
        self.get()
    }

    #[inline]
    fn set(&self, value: u64) {
        self.set(value);
    }
}

impl Scope for interior_runtime::RefCell<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn borrow<R>(&self, scope: impl FnOnce(&u64) -> R) -> R {
        scope(&self.borrow())
    }

    #[inline]
    fn borrow_mut<R>(&self, scope: impl FnOnce(&mut u64) -> R) -> R {
        scope(&mut self.borrow_mut())
    }
}

impl Scope for core::cell::RefCell<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn borrow<R>(&self, scope: impl FnOnce(&u64) -> R) -> R {
        scope(&self.borrow())
    }

    #[inline]
    fn borrow_mut<R>(&self, scope: impl FnOnce(&mut u64) -> R) -> R {
        scope(&mut self.borrow_mut())
    }
}

impl Scope for AtomicRefCell<u64> {
    fn new() -> Self {
        Self::new(0)
    }

    #[inline]
    fn borrow<R>(&self, scope: impl FnOnce(&u64) -> R) -> R {
        scope(&self.borrow())
    }

    #[inline]
    fn borrow_mut<R>(&self, scope: impl FnOnce(&mut u64) -> R) -> R {
        scope(&mut self.borrow_mut())
    }
}
