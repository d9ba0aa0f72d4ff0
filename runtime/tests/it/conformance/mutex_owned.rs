//! The suite for guards that keep their mutex alive.

use core::fmt::Display;
use core::mem;
use core::sync::atomic::{AtomicUsize, Ordering};
use core::time::Duration;
use std::panic::panic_any;
use std::sync::Arc;
use std::thread;

use interior_runtime::raw::RawMutex;
use interior_runtime::{ArcMutexGuard, Mutex};

use super::{OnDrop, SHORT, over_raw_locks, panics};

over_raw_locks! {
    default: DefaultMutex, parking_lot: RawMutex;
    locks_until_it_is_dropped
    has_a_share_while_it_stands
    keeps_the_mutex_alive
    leads_back_to_the_mutex
    excludes_other_threads
    a_panic_under_it_unlocks
    a_forgotten_one_leaves_it_locked_and_alive
    holds_unsized_values
    holds_what_borrows
}

fn shared<T, R: RawMutex>(value: T) -> Arc<Mutex<T, R>> {
    Arc::new(Mutex::with_raw(value))
}

fn locks_until_it_is_dropped<R: RawMutex>() {
    let m = shared::<_, R>(1);
    let mut guard = m.lock_arc();
    assert!(m.is_locked() && m.try_lock_arc().is_none() && m.try_lock().is_none());
    assert!(m.try_lock_arc_for(Duration::ZERO).is_none());
    assert!(m.try_lock_arc_for(SHORT).is_none());
    *guard += 1;
    assert_eq!(format!("{guard} {guard:?}"), "2 2");
    drop(guard);
    assert!(!m.is_locked());
    drop(m.try_lock_arc().unwrap());
    drop(m.try_lock_arc_for(SHORT).unwrap());
    #[cfg(feature = "std")]
    {
        let now = std::time::Instant::now();
        let guard = m.try_lock_arc_until(now).unwrap();
        assert!(m.try_lock_arc_until(now).is_none());
        drop(guard);
    }
    assert_eq!(m.get(), 2);
}

fn has_a_share_while_it_stands<R: RawMutex>() {
    let m = shared::<_, R>(1);
    let guard = m.lock_arc();
    assert_eq!(Arc::strong_count(&m), 2);
    assert!(m.try_lock_arc().is_none() && m.try_lock_arc_for(SHORT).is_none());
    assert_eq!(Arc::strong_count(&m), 2, "who is refused has no share");
    drop(guard);
    assert_eq!(Arc::strong_count(&m), 1);
}

fn keeps_the_mutex_alive<R: RawMutex>() {
    let drops = AtomicUsize::new(0);
    let value = OnDrop(|| {
        drops.fetch_add(1, Ordering::Relaxed);
    });
    let mut guard = shared::<_, R>((1, value)).lock_arc();
    guard.0 += 1;
    assert_eq!((guard.0, drops.load(Ordering::Relaxed)), (2, 0));
    drop(guard);
    assert_eq!(drops.load(Ordering::Relaxed), 1);
}

fn leads_back_to_the_mutex<R: RawMutex>() {
    let m = shared::<_, R>(1);
    let guard = m.lock_arc();
    assert!(Arc::ptr_eq(&m, ArcMutexGuard::mutex(&guard)));
    assert!(ArcMutexGuard::mutex(&guard).is_locked());
    let same = ArcMutexGuard::into_arc(guard);
    assert!(Arc::ptr_eq(&m, &same) && !m.is_locked());
    assert_eq!(Arc::strong_count(&m), 2);
    drop(m);
    assert_eq!(Arc::into_inner(same).unwrap().into_inner(), 1);
}

fn excludes_other_threads<R: RawMutex + Send + Sync>() {
    const THREADS: usize = 3;
    const ROUNDS: usize = 1_000;
    let m = shared::<_, R>(0);
    thread::scope(|scope| {
        for n in 0..THREADS {
            // A share that the thread takes with it, and that its last guard outlives.
            let m = Arc::clone(&m);
            scope.spawn(move || {
                for _ in 1..ROUNDS {
                    let mut guard = m.lock_arc();
                    let seen = *guard;
                    if n == 0 {
                        thread::yield_now();
                    }
                    *guard = seen + 1;
                }
                let mut guard = m.lock_arc();
                drop(m);
                *guard += 1;
            });
        }
    });
    assert_eq!(Arc::into_inner(m).unwrap().into_inner(), THREADS * ROUNDS);
}

fn a_panic_under_it_unlocks<R: RawMutex>() {
    let m = shared::<_, R>(1);
    panics("under", || {
        let mut guard = m.lock_arc();
        *guard = 2;
        panic_any("under");
    });
    assert!(!m.is_locked());
    assert_eq!((m.get(), Arc::strong_count(&m)), (2, 1));
}

fn a_forgotten_one_leaves_it_locked_and_alive<R: RawMutex>() {
    let m = shared::<_, R>(1);
    mem::forget(m.lock_arc());
    assert!(m.try_lock().is_none());
    assert_eq!(Arc::strong_count(&m), 2);
    let weak = Arc::downgrade(&m);
    drop(m);
    assert!(weak.upgrade().unwrap().is_locked());
}

fn holds_unsized_values<R: RawMutex + 'static>() {
    let m: Arc<Mutex<[i32], R>> = shared([1, 2, 3]);
    m.lock_arc()[0] = 4;
    assert_eq!(*m.lock_arc(), [4, 2, 3]);
    let m: Arc<Mutex<dyn Display, R>> = shared(7);
    assert_eq!(m.lock_arc().to_string(), "7");
}

fn holds_what_borrows<R: RawMutex>() {
    let name = String::from("ann");
    let mut guard = shared::<_, R>(vec![name.as_str()]).lock_arc();
    guard.push(&name[1..]);
    assert_eq!(*guard, ["ann", "nn"]);
}
