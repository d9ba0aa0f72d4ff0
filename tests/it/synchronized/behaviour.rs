//! How long the lock is held, and in which mode.

use core::panic::AssertUnwindSafe;
use std::panic::catch_unwind;
use std::sync::Barrier;
use std::thread;

use interior::{Mutex, RefCell, RwLock, synchronized};

struct State {
    n: u32,
}

struct ByMutex {
    state: Mutex<State>,
}

struct ByRwLock {
    state: RwLock<State>,
}

struct ByRefCell {
    state: RefCell<State>,
}

#[synchronized(ByMutex::state)]
impl State {
    pub fn bump(&mut self) -> u32 {
        self.n += 1;
        self.n
    }

    pub fn fail(&mut self) {
        self.n += 1;
        panic!("in the method");
    }
}

#[synchronized(ByRwLock::state)]
impl State {
    pub fn look<T>(&self, then: impl FnOnce(u32) -> T) -> T {
        then(self.n)
    }

    pub fn change<T>(&mut self, then: impl FnOnce() -> T) -> T {
        self.n += 1;
        then()
    }
}

#[synchronized(ByRefCell::state)]
impl State {
    pub fn peek<T>(&self, then: impl FnOnce() -> T) -> T {
        assert!(self.n < 9);
        then()
    }

    pub fn poke(&mut self) {
        self.n += 1;
    }
}

#[test]
fn a_panic_unlocks() {
    let shared = ByMutex {
        state: Mutex::new(State { n: 0 }),
    };
    assert!(catch_unwind(AssertUnwindSafe(|| shared.fail())).is_err());
    assert!(!shared.state.is_locked());
    assert_eq!(shared.bump(), 2);
}

#[test]
fn threads_exclude_each_other() {
    let shared = ByMutex {
        state: Mutex::new(State { n: 0 }),
    };
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| (0..1000).for_each(|_| assert!(shared.bump() > 0)));
        }
    });
    assert_eq!(shared.bump(), 4001);
}

#[test]
fn readers_stand_side_by_side() {
    let shared = ByRwLock {
        state: RwLock::new(State { n: 3 }),
    };
    let both_inside = Barrier::new(2);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                shared.look(|n| {
                    both_inside.wait();
                    assert_eq!(n, 3);
                });
            });
        }
    });
    assert!(shared.look(|_| shared.state.try_write().is_none()));
    assert!(shared.look(|_| shared.state.try_read().is_some()));
    assert!(shared.change(|| shared.state.try_read().is_none()));
    assert!(!shared.state.is_locked());
}

#[test]
fn a_conflict_is_at_the_caller() {
    let shared = ByRefCell {
        state: RefCell::new(State { n: 0 }),
    };
    let line = line!() + 2;
    let inside = shared.peek(|| {
        let failed = catch_unwind(AssertUnwindSafe(|| shared.poke()));
        failed
            .err()
            .and_then(|reason| reason.downcast::<String>().ok())
            .map(|text| *text)
    });
    let text = inside.expect("a mutable borrow under a borrow panics with a text");
    if cfg!(debug_assertions) {
        let outer = format!("{}:{}:", file!(), line - 1);
        let here = format!("{}:{line}:", file!());
        assert!(text.contains(&outer) && text.contains(&here), "{text}");
    }
    shared.peek(|| ());
    shared.poke();
}
