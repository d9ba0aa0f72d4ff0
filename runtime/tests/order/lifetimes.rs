//! What the check knows of a thread when things end in unusual ways.

use core::cell::RefCell;
use core::mem;
use core::panic::AssertUnwindSafe;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::panic::catch_unwind;
use std::thread;

use interior_runtime::__private::{LockClass, fields};
use interior_runtime::raw::RawMutex;
use interior_runtime::{Mutex, order};

use crate::{circle, nothing, only, run};

#[test]
fn a_panic_under_a_guard_lets_go() {
    let [a, b] = ["panic::a", "panic::b"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let panicked = catch_unwind(AssertUnwindSafe(|| {
            let _guard = a.lock();
            std::panic::resume_unwind(Box::new(()));
        }));
        assert!(panicked.is_err());
        drop(b.lock());
        drop(a.lock());
    }));
    nothing(&run(|| drop((b.lock(), a.lock()))));
}

#[test]
fn a_forgotten_guard_is_held_by_its_thread_for_good() {
    let [a, b] = ["forgotten::a", "forgotten::b"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        mem::forget(a.lock());
        drop(b.lock());
        // It would hang, and so it is certain.
        assert!(catch_unwind(AssertUnwindSafe(|| drop(a.lock()))).is_err());
        drop(crate::FOUND.take());
    }));
    let c = Mutex::named("forgotten::a", 0);
    let found = run(|| drop((b.lock(), c.lock())));
    assert_eq!(circle(only(&found)), ["forgotten::b", "forgotten::a"]);
}

#[test]
fn a_forgotten_guard_of_a_dropped_lock_is_not_mistaken_for_a_new_lock() {
    nothing(&run(|| {
        let mut n = Mutex::named("ghost::n", 0);
        mem::forget(n.lock());
        n = Mutex::named("ghost::n", 1);
        assert_eq!(n.get(), 1, "the same address, another lock");
    }));
}

#[test]
fn a_forgotten_guard_whose_lock_was_released_below_is_not_held() {
    let n = Mutex::named("released::n", 0);
    nothing(&run(|| {
        mem::forget(n.lock());
        // SAFETY: the acquisition of the forgotten guard, whose state is `()`, is released once.
        unsafe { n.raw().unlock(()) };
        assert_eq!(n.get(), 0);
        // Nor is it when another thread holds the lock for a moment.
        let other = AtomicBool::new(false);
        thread::scope(|scope| {
            scope.spawn(|| {
                let _guard = n.lock();
                other.store(true, Ordering::Relaxed);
                thread::sleep(Duration::from_millis(20));
            });
            while !other.load(Ordering::Relaxed) {
                thread::yield_now();
            }
            assert_eq!(n.get(), 0);
        });
    }));
}

#[test]
fn a_thread_that_ends_takes_what_it_held_along() {
    let [a, b] = ["ended::a", "ended::b"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| mem::forget(a.lock())));
    nothing(&run(|| drop(b.lock())));
}

/// A raw lock that nobody has ever got by waiting for it.
struct Broken;

// SAFETY: no acquisition succeeds.
unsafe impl RawMutex for Broken {
    const INIT: Self = Self;

    type State = ();

    fn lock(&self) {
        std::panic::resume_unwind(Box::new(()));
    }

    fn try_lock(&self) -> Option<()> {
        None
    }

    unsafe fn unlock(&self, (): ()) {}

    fn is_locked(&self) -> bool {
        false
    }
}

#[test]
fn a_raw_lock_that_panics_is_not_held() {
    static BROKEN: LockClass = LockClass::new("Broken", "lock", "f.rs", 1);
    let broken: Mutex<i32, Broken> = fields::mutex_in_class(0, &BROKEN);
    let [a, b] = ["broken::a", "broken::b"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        for held in [None, Some(&a), Some(&a)] {
            let _held = held.map(Mutex::lock);
            assert!(catch_unwind(AssertUnwindSafe(|| broken.set(1))).is_err());
            drop(b.lock());
        }
    }));
    nothing(&run(|| {
        let _held = b.lock();
        assert!(catch_unwind(AssertUnwindSafe(|| broken.set(1))).is_err());
    }));
}

struct LocksInDrop(&'static Mutex<i32>, &'static Mutex<i32>);

impl Drop for LocksInDrop {
    fn drop(&mut self) {
        let (first, second) = (self.0.lock(), self.1.lock());
        assert_eq!(*first + *second, 0);
    }
}

#[test]
fn destructors_of_thread_locals_are_looked_at() {
    static A: Mutex<i32> = Mutex::named("tls::a", 0);
    static B: Mutex<i32> = Mutex::named("tls::b", 0);
    thread_local! {
        static FIRST: RefCell<Option<LocksInDrop>> = const { RefCell::new(None) };
        static SECOND: RefCell<Option<LocksInDrop>> = const { RefCell::new(None) };
    }
    nothing(&run(|| {
        FIRST.set(Some(LocksInDrop(&A, &B)));
        SECOND.set(Some(LocksInDrop(&A, &B)));
        A.set(0);
        SECOND.set(Some(LocksInDrop(&A, &B)));
    }));
    let found = run(|| drop((B.lock(), A.lock())));
    assert_eq!(circle(only(&found)), ["tls::b", "tls::a"]);
}

#[test]
fn a_drop_on_the_way_out_of_a_panic_is_looked_at() {
    static A: Mutex<i32> = Mutex::named("unwound::a", 0);
    static B: Mutex<i32> = Mutex::named("unwound::b", 0);
    nothing(&run(|| {
        let panicked = catch_unwind(|| {
            let _drop = LocksInDrop(&A, &B);
            std::panic::resume_unwind(Box::new(()));
        });
        assert!(panicked.is_err());
    }));
    let found = run(|| drop((B.lock(), A.lock())));
    assert_eq!(circle(only(&found)), ["unwound::b", "unwound::a"]);
}

#[test]
fn more_locks_than_are_looked_at() {
    let many: Vec<_> = (0..200).map(Mutex::new).collect();
    let [a, b] = ["deep::a", "deep::b"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let mut guards: Vec<_> = many.iter().map(Mutex::lock).collect();
        drop((a.lock(), b.lock()));
        drop((b.lock(), a.lock()));
        while guards.len() > 1 {
            drop(guards.swap_remove(guards.len() / 2));
        }
        drop(guards);
        // All is forgotten, and the stack works as before.
        drop((a.lock(), b.lock()));
    }));
    let found = run(|| drop((b.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["deep::b", "deep::a"]);
}

#[test]
fn a_flag_does_not_outlive_a_panic() {
    let [one, two] = ["flag::n"; 2].map(|name| Mutex::named(name, 0));
    let found = run(|| {
        for flagged in [order::nested::<()>, order::exempt::<()>] {
            let panic = || flagged(|| std::panic::resume_unwind(Box::new(())));
            assert!(catch_unwind(panic).is_err());
        }
        drop((one.lock(), two.lock()));
        drop((two.lock(), one.lock()));
    });
    only(&found);
}

#[test]
fn threads_that_learn_the_same_at_once() {
    let locks: Vec<_> = ["race::a", "race::b", "race::c", "race::d"]
        .map(|name| (0..50).map(|_| Mutex::named(name, 0)).collect::<Vec<_>>())
        .into();
    crate::listen();
    thread::scope(|scope| {
        for start in 0..8 {
            let locks = &locks;
            scope.spawn(move || {
                for round in 0..50 {
                    let index = (round + start) % 50;
                    let held: Vec<_> = locks.iter().map(|class| class[index].lock()).collect();
                    drop(held);
                }
                nothing(&crate::FOUND.take());
            });
        }
    });
}
