//! The order check and the allocator: nothing is allocated for an order that is known, and a lock may
//! stand inside the allocator itself.

#![cfg(all(
    feature = "std",
    any(debug_assertions, feature = "order"),
    not(any(interior_loom, interior_shuttle))
))]

use core::alloc::{GlobalAlloc, Layout};
use core::cell::Cell;
use std::alloc::System;

use interior_runtime::{Mutex, RwLock, lock_all};

/// Counts allocations under a lock of ours; the running thread's, so that tests do not disturb each
/// other.
struct Counting;

static TOTAL: Mutex<u64> = Mutex::named("allocator", 0);

thread_local! {
    static OWN: Cell<u64> = const { Cell::new(0) };
}

// SAFETY: everything is left to the system's allocator.
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        TOTAL.update(|total| total + 1);
        OWN.set(OWN.get() + 1);
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static COUNTING: Counting = Counting;

/// How often the running thread allocates during `work`.
fn allocations(work: impl FnOnce()) -> u64 {
    let before = OWN.get();
    work();
    OWN.get() - before
}

#[test]
fn nothing_is_allocated_for_an_order_that_is_known() {
    let [gate, a, b] = ["alloc::gate", "alloc::a", "alloc::b"].map(|name| Mutex::named(name, 0));
    let read = RwLock::named("alloc::read", 0);
    let unnamed = [Mutex::new(0), Mutex::new(0)];
    let work = || {
        let outer = (gate.lock(), a.lock());
        let inner = (b.lock(), read.read());
        drop((b.try_lock(), inner, outer));
        drop((unnamed[0].lock(), unnamed[1].lock()));
        drop(lock_all((&a, &b)));
    };
    assert!(allocations(work) > 0, "new orders are remembered somewhere");
    assert_eq!(allocations(work), 0);
}

#[test]
fn nothing_is_allocated_for_a_new_lock_of_a_known_field() {
    let work = || drop(Mutex::named("alloc::new", 0).lock());
    work();
    assert_eq!(allocations(work), 0);
}

#[test]
fn an_allocation_under_a_lock_comes_after_it() {
    // The allocator's lock is taken under others, and never others under it.
    let held = Mutex::named("alloc::held", Vec::new());
    for size in 0..100 {
        held.with_mut(|values| values.push(vec![0_u8; size]));
    }
    assert!(TOTAL.get() > 100);
}
