//! The suite for mutexes.

use core::cell::RefCell;
use core::fmt::Display;
use core::mem;
use core::sync::atomic::{AtomicUsize, Ordering};
use std::panic::panic_any;
use std::rc::Rc;
use std::sync::mpsc::channel;
use std::sync::{Arc, Weak};
use std::thread;

use interior_runtime::raw::RawMutex;
use interior_runtime::{Mutex, MutexGuard};

use super::{OnDrop, over_raw_locks, panics};

over_raw_locks! {
    default: DefaultMutex, parking_lot: RawMutex;
    locks_again_after_unlocking
    excludes_other_threads
    blocks_until_unlocked
    try_lock_gives_none_while_held
    try_verbs_give_none_while_held
    tells_whether_it_is_locked
    gives_the_value_back
    drops_the_value_once
    holds_unsized_values
    holds_another_lock
    is_made_in_a_constant
    is_made_from_a_raw_lock
    a_panic_under_a_guard_unlocks
    a_panic_in_a_verb_unlocks
    is_reached_by_drop_while_unwinding
    a_panic_in_default_comes_before_locking
    debug_never_waits
    set_drops_the_old_value_after_unlocking
    replace_and_take_give_the_old_value_unlocked
    take_makes_the_default_before_locking
    a_forgotten_guard_leaves_it_locked
}

fn locks_again_after_unlocking<R: RawMutex>() {
    let m = Mutex::<(), R>::with_raw(());
    drop(m.lock());
    drop(m.lock());
    drop(m.try_lock().unwrap());
}

fn excludes_other_threads<R: RawMutex + Sync>() {
    const THREADS: usize = 4;
    const ROUNDS: usize = 2_000;
    let m = Mutex::<usize, R>::with_raw(0);
    let inside = AtomicUsize::new(0);
    thread::scope(|scope| {
        for n in 0..THREADS {
            let (m, inside) = (&m, &inside);
            scope.spawn(move || {
                for _ in 0..ROUNDS {
                    let mut guard = m.lock();
                    assert_eq!(inside.fetch_add(1, Ordering::Relaxed), 0);
                    let seen = *guard;
                    if n == 0 {
                        thread::yield_now();
                    }
                    *guard = seen + 1;
                    inside.fetch_sub(1, Ordering::Relaxed);
                }
            });
        }
    });
    assert_eq!(m.into_inner(), THREADS * ROUNDS);
}

fn blocks_until_unlocked<R: RawMutex + Send + Sync + 'static>() {
    let m = Arc::new(Mutex::<i32, R>::with_raw(0));
    let mut guard = m.lock();
    let (sender, receiver) = channel();
    let waiter = thread::spawn({
        let m = Arc::clone(&m);
        move || {
            sender.send(()).unwrap();
            *m.lock()
        }
    });
    receiver.recv().unwrap();
    for _ in 0..100 {
        thread::yield_now();
    }
    *guard = 7;
    drop(guard);
    assert_eq!(waiter.join().unwrap(), 7);
}

fn try_lock_gives_none_while_held<R: RawMutex + Sync>() {
    let m = Mutex::<i32, R>::with_raw(1);
    let guard = m.lock();
    assert!(m.try_lock().is_none());
    thread::scope(|scope| {
        scope.spawn(|| assert!(m.try_lock().is_none()));
    });
    drop(guard);
    assert_eq!(*m.try_lock().unwrap(), 1);
}

fn try_verbs_give_none_while_held<R: RawMutex>() {
    let m = Mutex::<i32, R>::with_raw(1);
    let guard = m.lock();
    assert_eq!(m.try_with(|_| unreachable!("locked")), None::<()>);
    assert_eq!(m.try_with_mut(|_| unreachable!("locked")), None::<()>);
    drop(guard);
    assert_eq!(m.try_with(|n| *n), Some(1));
    assert_eq!(m.try_with_mut(|n| mem::replace(n, 2)), Some(1));
    assert_eq!(m.get(), 2);
}

fn tells_whether_it_is_locked<R: RawMutex>() {
    let m = Mutex::<i32, R>::with_raw(1);
    assert!(!m.is_locked());
    let guard = m.lock();
    assert!(m.is_locked() && m.raw().is_locked());
    drop(guard);
    assert!(!m.is_locked());
}

fn gives_the_value_back<R: RawMutex>() {
    let mut m = Mutex::<String, R>::default();
    m.get_mut().push_str("one");
    assert_eq!(m.as_ptr().cast_const(), m.with(core::ptr::from_ref));
    assert_eq!(m.into_inner(), "one");
}

fn drops_the_value_once<R: RawMutex>() {
    let drops = AtomicUsize::new(0);
    let value = || {
        OnDrop(|| {
            drops.fetch_add(1, Ordering::Relaxed);
        })
    };
    let m = Mutex::<_, R>::with_raw(value());
    drop(m.lock());
    let value = m.into_inner();
    assert_eq!(drops.load(Ordering::Relaxed), 0);
    drop(value);
    assert_eq!(drops.load(Ordering::Relaxed), 1);
}

fn holds_unsized_values<R: RawMutex + 'static>() {
    let m: &Mutex<[i32], R> = &Mutex::<[i32; 3], R>::with_raw([1, 2, 3]);
    m.lock()[0] = 4;
    m.with_mut(|all| all[2] = 5);
    assert_eq!(*m.lock(), [4, 2, 5]);

    let m: Box<Mutex<dyn Display, R>> = Box::new(Mutex::<_, R>::with_raw(7));
    assert_eq!(m.lock().to_string(), "7");
    let first = MutexGuard::map(m.lock(), |shown| shown);
    assert_eq!(first.to_string(), "7");
}

fn holds_another_lock<R: RawMutex + Send + Sync + 'static>() {
    let inner = Arc::new(Mutex::<i32, R>::with_raw(1));
    let outer = Arc::new(Mutex::<_, R>::with_raw(Arc::clone(&inner)));
    let there = thread::spawn(move || outer.lock().update(|n| n + 1));
    assert_eq!(there.join().unwrap(), 2);
    assert_eq!(Arc::into_inner(inner).unwrap().into_inner(), 2);
}

fn is_made_in_a_constant<R: RawMutex>() {
    let m = const { Mutex::<i32, R>::with_raw(3) };
    assert_eq!(m.get(), 3);
}

fn is_made_from_a_raw_lock<R: RawMutex>() {
    let raw = R::INIT;
    assert!(raw.try_lock().map(mem::forget).is_some());
    let m = Mutex::from_raw(raw, 1);
    assert!(m.is_locked(), "made from a lock that is held");
    assert_eq!(m.into_inner(), 1);
}

fn a_panic_under_a_guard_unlocks<R: RawMutex>() {
    let m = Mutex::<i32, R>::with_raw(1);
    panics("under", || {
        let mut guard = m.lock();
        *guard = 2;
        panic_any("under");
    });
    assert!(!m.is_locked());
    assert_eq!(m.get(), 2, "the value stays as the panic left it");
}

fn a_panic_in_a_verb_unlocks<R: RawMutex>() {
    let m = Mutex::<i32, R>::with_raw(1);
    panics("with", || m.with(|_| panic_any("with")));
    panics("with_mut", || {
        m.with_mut(|n| {
            *n = 2;
            panic_any("with_mut")
        })
    });
    panics("update", || m.update(|_| panic_any("update")));
    panics("try_with", || m.try_with(|_| panic_any("try_with")));
    panics("try_with_mut", || {
        m.try_with_mut(|_| panic_any("try_with_mut"))
    });
    assert!(!m.is_locked());
    assert_eq!(m.get(), 2);
}

fn is_reached_by_drop_while_unwinding<R: RawMutex>() {
    let m = Mutex::<i32, R>::with_raw(1);
    panics("outer", || {
        let _on_drop = OnDrop(|| {
            m.update(|n| n + 1);
        });
        let _guard = m.lock();
        panic_any("outer");
    });
    assert_eq!(m.get(), 2);
}

fn a_panic_in_default_comes_before_locking<R: RawMutex>() {
    #[derive(Debug)]
    struct NoDefault;
    impl Default for NoDefault {
        fn default() -> Self {
            panic_any("default")
        }
    }
    let m = Mutex::<NoDefault, R>::with_raw(NoDefault);
    panics("default", || m.take());
    assert!(!m.is_locked());
}

fn debug_never_waits<R: RawMutex>() {
    let m = Mutex::<i32, R>::with_raw(1);
    assert_eq!(format!("{m:?}"), "Mutex(1)");
    let guard = m.lock();
    assert_eq!(format!("{m:?}"), "Mutex(<locked>)");
    drop(guard);
    assert!(!m.is_locked());
}

/// A value whose drop takes the lock it came from.
struct Reentrant<R: RawMutex> {
    home: Weak<Mutex<Option<Self>, R>>,
    drops: Arc<AtomicUsize>,
}

impl<R: RawMutex> Drop for Reentrant<R> {
    fn drop(&mut self) {
        if let Some(home) = self.home.upgrade() {
            assert!(home.try_lock().is_some(), "dropped under the lock");
        }
        self.drops.fetch_add(1, Ordering::Relaxed);
    }
}

fn set_drops_the_old_value_after_unlocking<R: RawMutex>() {
    let drops = Arc::new(AtomicUsize::new(0));
    let m = Arc::new(Mutex::<Option<Reentrant<R>>, R>::with_raw(None));
    for round in 0..3 {
        m.set(Some(Reentrant {
            home: Arc::downgrade(&m),
            drops: Arc::clone(&drops),
        }));
        assert_eq!(drops.load(Ordering::Relaxed), round);
    }
    drop(m.take());
    drop(m.replace(None));
    assert_eq!(drops.load(Ordering::Relaxed), 3);
}

fn replace_and_take_give_the_old_value_unlocked<R: RawMutex>() {
    let m = Mutex::<String, R>::with_raw("one".into());
    assert_eq!(
        (m.replace("two".into()), m.is_locked()),
        ("one".into(), false)
    );
    assert_eq!((m.take(), m.is_locked()), ("two".into(), false));
    assert_eq!(m.get_cloned(), "");
}

thread_local! {
    /// Asks whether the lock under test is locked.
    static IS_LOCKED: RefCell<Box<dyn Fn() -> bool>> = RefCell::new(Box::new(|| true));
}

fn take_makes_the_default_before_locking<R: RawMutex + 'static>() {
    /// Remembers whether the lock was locked when it was made by default.
    #[derive(Debug)]
    struct Probe(bool);
    impl Default for Probe {
        fn default() -> Self {
            Self(IS_LOCKED.with_borrow(|is_locked| is_locked()))
        }
    }
    let m = Rc::new(Mutex::<Probe, R>::with_raw(Probe(true)));
    IS_LOCKED.set(Box::new({
        let m = Rc::clone(&m);
        move || m.try_lock().is_none()
    }));
    assert!(m.take().0);
    assert!(!m.take().0, "the default was made under the lock");
}

fn a_forgotten_guard_leaves_it_locked<R: RawMutex>() {
    let mut m = Mutex::<i32, R>::with_raw(1);
    mem::forget(m.lock());
    assert!(m.is_locked() && m.try_lock().is_none());
    *m.get_mut() = 2;
    let moved = Box::new(m);
    assert!(moved.is_locked());
    assert_eq!(moved.into_inner(), 2);
}
