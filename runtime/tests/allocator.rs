//! Locks inside of the global allocator: no lock allocates while it waits, wakes or is released.
//!
//! Every allocation and every release of memory in this program takes a mutex and a readers-writer lock,
//! and often has to wait for them. A lock that allocated on its way would come back to itself, and
//! wait for itself; an allocation under a lock of the program's own would run into the same.

#![cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]

use core::alloc::{GlobalAlloc, Layout};
use core::sync::atomic::{AtomicU64, Ordering};
use core::time::Duration;
use std::alloc::System;
use std::sync::Arc;
use std::thread;

use interior_runtime::{Condvar, Mutex, RwLock};

/// The system's allocator behind locks.
struct Locking;

static COUNT: Mutex<u64> = Mutex::named("allocator::count", 0);
static TABLE: RwLock<u64> = RwLock::named("allocator::table", 0);
/// How often memory was asked for or released; counted without a lock, to compare.
static CALLS: AtomicU64 = AtomicU64::new(0);

/// How often a lock is kept so long that who waits for it goes to sleep.
const SLOW: u64 = 32;
/// How long it is kept then.
const NAP: Duration = Duration::from_micros(100);

/// Takes both locks, each of them alone.
fn pass() {
    // Relaxed: a count that is looked at when all threads have ended.
    let call = CALLS.fetch_add(1, Ordering::Relaxed);
    let mut count = COUNT.lock();
    *count += 1;
    if call % SLOW == 0 {
        thread::sleep(NAP);
    }
    drop(count);
    if call % 2 == 0 {
        let mut table = TABLE.write();
        *table += 1;
        if call % SLOW == 2 {
            thread::sleep(NAP);
        }
    } else {
        let table = TABLE.read();
        if call % SLOW == 3 {
            thread::sleep(NAP);
        }
        drop(table);
        drop(COUNT.try_lock_for(Duration::from_micros(10)));
        drop(TABLE.try_write_for(Duration::from_micros(10)));
    }
}

// SAFETY: everything is left to the system's allocator.
unsafe impl GlobalAlloc for Locking {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        pass();
        // SAFETY: the caller's promises are passed on.
        unsafe { System.alloc(layout) }
    }

    unsafe fn dealloc(&self, memory: *mut u8, layout: Layout) {
        pass();
        // SAFETY: as above.
        unsafe { System.dealloc(memory, layout) }
    }
}

#[global_allocator]
static LOCKING: Locking = Locking;

#[test]
fn threads_that_allocate_wait_for_each_other_and_get_on() {
    const THREADS: u64 = 4;
    const ROUNDS: u64 = 100;
    let before = *COUNT.lock();
    let shared = Arc::new(Mutex::named("allocator::shared", Vec::new()));
    let table = RwLock::named("allocator::own", Vec::new());
    let (done, all_done) = (Mutex::named("allocator::done", 0), Condvar::new());
    thread::scope(|scope| {
        for thread in 0..THREADS {
            let (shared, table, done, all_done) = (&shared, &table, &done, &all_done);
            scope.spawn(move || {
                for round in 0..ROUNDS {
                    drop(Box::new((thread, round)));
                    // Under locks of the program's own, in all modes.
                    shared.lock().push(round.to_string());
                    shared.lock_arc().shrink_to_fit();
                    table.write().push(vec![0_u8; 8]);
                    drop(table.read().first().cloned());
                }
                done.update(|n| n + 1);
                all_done.notify_all();
            });
        }
        let mut done = done.lock();
        all_done.wait_while(&mut done, |n| {
            drop(Box::new(*n));
            *n < THREADS
        });
    });
    let length = u64::try_from(shared.with(Vec::len)).unwrap();
    assert_eq!(length, THREADS * ROUNDS);
    assert!(*COUNT.lock() - before >= THREADS * ROUNDS);
}
