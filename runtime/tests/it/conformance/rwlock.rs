//! The suite for readers-writer locks.

use core::cell::RefCell;
use core::fmt::Display;
use core::mem;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::panic::panic_any;
use std::rc::Rc;
use std::sync::mpsc::channel;
use std::sync::{Arc, Barrier, Weak};
use std::thread;

use interior_runtime::raw::RawRwLock;
use interior_runtime::{RwLock, order};

use super::{OnDrop, over_raw_locks, panics};

over_raw_locks! {
    default: DefaultRwLock, parking_lot: RawRwLock;
    locks_again_after_unlocking
    readers_are_concurrent
    reading_verbs_enter_beside_readers
    writers_are_alone
    readers_see_whole_writes
    writer_waits_for_readers
    try_gives_none_while_held
    tells_how_it_is_locked
    gives_the_value_back
    holds_unsized_values
    is_made_in_a_constant
    a_panic_under_a_guard_unlocks
    a_panic_in_a_verb_unlocks
    is_reached_by_drop_while_unwinding
    debug_never_waits
    set_drops_the_old_value_after_unlocking
    take_makes_the_default_before_locking
    a_forgotten_reader_keeps_writers_out
}

fn locks_again_after_unlocking<R: RawRwLock>() {
    let l = RwLock::<(), R>::with_raw(());
    drop(l.read());
    drop(l.write());
    drop((l.read(), l.try_read().unwrap()));
    drop(l.write());
    drop(l.try_write().unwrap());
}

fn readers_are_concurrent<R: RawRwLock + Sync>() {
    let l = RwLock::<i32, R>::with_raw(1);
    let all_inside = Barrier::new(3);
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                let guard = l.read();
                all_inside.wait();
                assert_eq!(*guard, 1);
            });
        }
    });
}

fn reading_verbs_enter_beside_readers<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    let guard = l.read();
    // Reading again is what the order check warns of, and here on purpose: no writer waits.
    order::exempt(|| assert_eq!((l.get(), l.get_cloned(), l.with(|n| *n)), (1, 1, 1)));
    assert_eq!(l.try_with(|n| *n), Some(1));
    drop(guard);
}

fn writers_are_alone<R: RawRwLock + Sync>() {
    const ROUNDS: usize = 2_000;
    let l = RwLock::<usize, R>::with_raw(0);
    let (readers, writers) = (AtomicUsize::new(0), AtomicUsize::new(0));
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    let mut guard = l.write();
                    assert_eq!(writers.fetch_add(1, Ordering::Relaxed), 0);
                    assert_eq!(readers.load(Ordering::Relaxed), 0);
                    *guard += 1;
                    writers.fetch_sub(1, Ordering::Relaxed);
                }
            });
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    let guard = l.read();
                    readers.fetch_add(1, Ordering::Relaxed);
                    assert_eq!(writers.load(Ordering::Relaxed), 0);
                    readers.fetch_sub(1, Ordering::Relaxed);
                    drop(guard);
                }
            });
        }
    });
    assert_eq!(l.into_inner(), 2 * ROUNDS);
}

fn readers_see_whole_writes<R: RawRwLock + Sync>() {
    let l = RwLock::<(u64, u64), R>::with_raw((0, 0));
    thread::scope(|scope| {
        scope.spawn(|| {
            for _ in 0..2_000 {
                let mut guard = l.write();
                guard.0 += 1;
                thread::yield_now();
                guard.1 += 1;
            }
        });
        scope.spawn(|| {
            for _ in 0..2_000 {
                let guard = l.read();
                assert_eq!(guard.0, guard.1);
            }
        });
    });
}

fn writer_waits_for_readers<R: RawRwLock + Send + Sync + 'static>() {
    let l = Arc::new(RwLock::<i32, R>::with_raw(0));
    let guard = l.read();
    let (sender, receiver) = channel();
    let writer = thread::spawn({
        let l = Arc::clone(&l);
        move || {
            sender.send(()).unwrap();
            l.set(7);
        }
    });
    receiver.recv().unwrap();
    for _ in 0..100 {
        thread::yield_now();
        assert_eq!(*guard, 0);
    }
    drop(guard);
    writer.join().unwrap();
    assert_eq!(l.get(), 7);
}

fn try_gives_none_while_held<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    let reader = l.read();
    assert!(l.try_write().is_none());
    assert!(l.try_read().is_some());
    assert_eq!(l.try_with(|n| *n), Some(1));
    assert_eq!(l.try_with_mut(|_| unreachable!("locked")), None::<()>);
    drop(reader);
    let writer = l.write();
    assert!(l.try_write().is_none() && l.try_read().is_none());
    assert_eq!(l.try_with(|_| unreachable!("locked")), None::<()>);
    drop(writer);
    assert_eq!(l.try_with_mut(|n| mem::replace(n, 2)), Some(1));
    assert_eq!(l.get(), 2);
}

fn tells_how_it_is_locked<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    assert!(!l.is_locked() && !l.is_locked_for_writing());
    let reader = l.read();
    assert!(l.is_locked() && !l.is_locked_for_writing());
    drop(reader);
    let writer = l.write();
    assert!(l.is_locked() && l.is_locked_for_writing() && l.raw().is_locked());
    drop(writer);
    assert!(!l.is_locked() && !l.is_locked_for_writing());
}

fn gives_the_value_back<R: RawRwLock>() {
    let drops = AtomicUsize::new(0);
    let mut l = RwLock::<_, R>::with_raw((
        String::new(),
        OnDrop(|| {
            drops.fetch_add(1, Ordering::Relaxed);
        }),
    ));
    l.get_mut().0.push_str("one");
    assert_eq!(l.as_ptr().cast_const(), core::ptr::from_ref(&*l.read()));
    let value = l.into_inner();
    assert_eq!(
        (value.0.as_str(), drops.load(Ordering::Relaxed)),
        ("one", 0)
    );
    drop(value);
    assert_eq!(drops.load(Ordering::Relaxed), 1);
}

fn holds_unsized_values<R: RawRwLock + 'static>() {
    let l: &RwLock<[i32], R> = &RwLock::<[i32; 3], R>::with_raw([1, 2, 3]);
    l.write()[0] = 4;
    assert_eq!(*l.read(), [4, 2, 3]);

    let l: Box<RwLock<dyn Display, R>> = Box::new(RwLock::<_, R>::with_raw(7));
    assert_eq!(l.with(ToString::to_string), "7");
}

fn is_made_in_a_constant<R: RawRwLock>() {
    let l = const { RwLock::<i32, R>::with_raw(3) };
    assert_eq!(l.get(), 3);
    assert_eq!(RwLock::<i32, R>::default().get(), 0);
    let raw = R::INIT;
    assert!(raw.try_read().map(mem::forget).is_some());
    let l = RwLock::from_raw(raw, 1);
    assert!(l.try_write().is_none(), "made from a lock that is held");
}

fn a_panic_under_a_guard_unlocks<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    panics("read", || {
        let _guard = l.read();
        panic_any("read");
    });
    assert!(!l.is_locked());
    panics("write", || {
        let mut guard = l.write();
        *guard = 2;
        panic_any("write");
    });
    assert!(!l.is_locked());
    assert_eq!(l.get(), 2, "the value stays as the panic left it");
}

fn a_panic_in_a_verb_unlocks<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    panics("with", || l.with(|_| panic_any("with")));
    panics("with_mut", || l.with_mut(|_| panic_any("with_mut")));
    panics("update", || l.update(|_| panic_any("update")));
    panics("try_with", || l.try_with(|_| panic_any("try_with")));
    panics("try_with_mut", || {
        l.try_with_mut(|_| panic_any("try_with_mut"))
    });
    assert!(!l.is_locked());
}

fn is_reached_by_drop_while_unwinding<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    panics("outer", || {
        let _on_drop = OnDrop(|| {
            l.update(|n| n + 1);
        });
        let _guard = l.read();
        panic_any("outer");
    });
    assert_eq!(l.get(), 2);
}

fn debug_never_waits<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    assert_eq!(format!("{l:?}"), "RwLock(1)");
    let guard = l.read();
    assert_eq!(format!("{l:?}"), "RwLock(1)");
    drop(guard);
    let guard = l.write();
    assert_eq!(format!("{l:?}"), "RwLock(<locked>)");
    drop(guard);
    assert!(!l.is_locked());
}

/// A value whose drop takes the lock it came from.
struct Reentrant<R: RawRwLock> {
    home: Weak<RwLock<Option<Self>, R>>,
    drops: Arc<AtomicUsize>,
}

impl<R: RawRwLock> Drop for Reentrant<R> {
    fn drop(&mut self) {
        if let Some(home) = self.home.upgrade() {
            assert!(home.try_write().is_some(), "dropped under the lock");
        }
        self.drops.fetch_add(1, Ordering::Relaxed);
    }
}

fn set_drops_the_old_value_after_unlocking<R: RawRwLock>() {
    let drops = Arc::new(AtomicUsize::new(0));
    let l = Arc::new(RwLock::<Option<Reentrant<R>>, R>::with_raw(None));
    for round in 0..3 {
        l.set(Some(Reentrant {
            home: Arc::downgrade(&l),
            drops: Arc::clone(&drops),
        }));
        assert_eq!(drops.load(Ordering::Relaxed), round);
    }
    drop(l.take());
    drop(l.replace(None));
    assert_eq!(drops.load(Ordering::Relaxed), 3);
}

thread_local! {
    /// Asks whether the lock under test is locked.
    static IS_LOCKED: RefCell<Box<dyn Fn() -> bool>> = RefCell::new(Box::new(|| true));
}

fn take_makes_the_default_before_locking<R: RawRwLock + 'static>() {
    /// Remembers whether the lock was locked when it was made by default.
    struct Probe(bool);
    impl Default for Probe {
        fn default() -> Self {
            Self(IS_LOCKED.with_borrow(|is_locked| is_locked()))
        }
    }
    let l = Rc::new(RwLock::<Probe, R>::with_raw(Probe(true)));
    IS_LOCKED.set(Box::new({
        let l = Rc::clone(&l);
        move || l.try_write().is_none()
    }));
    assert!(l.take().0);
    assert!(!l.take().0, "the default was made under the lock");
}

fn a_forgotten_reader_keeps_writers_out<R: RawRwLock>() {
    let mut l = RwLock::<i32, R>::with_raw(1);
    mem::forget(l.read());
    assert!(l.try_write().is_none());
    assert!(l.try_read().is_some());
    *l.get_mut() = 2;
    let moved = Box::new(l);
    assert!(moved.try_write().is_none());
    assert_eq!(moved.into_inner(), 2);
}
