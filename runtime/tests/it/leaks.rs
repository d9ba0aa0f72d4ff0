//! Locks whose guard was forgotten: they stay as they are, and take nothing else along.

use core::mem;
use core::time::Duration;
use std::sync::Arc;
use std::thread;

use interior_runtime::raw::{LockApi, RawMutex, RawRwLock};
use interior_runtime::{Mutex, MutexGuard, RefCell, RwLock, RwLockReadGuard, RwLockWriteGuard};

/// Runs a test over the raw locks with a protocol of their own.
macro_rules! over {
    ($($name:ident: $test:ident::<$Raw:ty>;)+) => {$(
        #[test]
        fn $name() {
            $test::<$Raw>();
        }
    )+};
}

over! {
    mutex_over_parking_lot: a_new_mutex_at_the_same_place::<LockApi<parking_lot::RawMutex>>;
    rwlock_over_parking_lot: a_new_rwlock_at_the_same_place::<LockApi<parking_lot::RawRwLock>>;
}
#[cfg(feature = "std")]
over! {
    mutex: a_new_mutex_at_the_same_place::<interior_runtime::raw::DefaultMutex>;
    rwlock: a_new_rwlock_at_the_same_place::<interior_runtime::raw::DefaultRwLock>;
}

/// A lock that was dropped while it was locked, and had threads wait for it in vain, leaves nothing to
/// the lock that comes to lie where it was.
fn a_new_mutex_at_the_same_place<R: RawMutex + Send + Sync>() {
    let mut place = Mutex::<i32, R>::with_raw(0);
    for round in 1..=20 {
        mem::forget(place.lock());
        thread::scope(|scope| {
            scope.spawn(|| assert!(place.try_lock_for(Duration::from_micros(50)).is_none()));
        });
        // Assigned in place, so the address is the same.
        place = Mutex::with_raw(round);
        assert!(!place.is_locked());
        let guard = place.lock();
        thread::scope(|scope| {
            scope.spawn(|| place.update(|n| n + 1));
            thread::yield_now();
            drop(guard);
        });
        assert_eq!(place.get(), round + 1);
    }
}

/// As above, for both modes.
fn a_new_rwlock_at_the_same_place<R: RawRwLock + Send + Sync>() {
    let mut place = RwLock::<i32, R>::with_raw(0);
    for round in 1..=20 {
        if round % 2 == 0 {
            mem::forget(place.read());
        } else {
            mem::forget(place.write());
        }
        thread::scope(|scope| {
            scope.spawn(|| assert!(place.try_write_for(Duration::from_micros(50)).is_none()));
        });
        place = RwLock::with_raw(round);
        assert!(!place.is_locked());
        let guard = place.write();
        thread::scope(|scope| {
            scope.spawn(|| assert_eq!(place.get(), round));
            thread::yield_now();
            drop(guard);
        });
        place.update(|n| n + 1);
        assert_eq!(place.get(), round + 1);
    }
}

type OurMutex<T> = Mutex<T, LockApi<parking_lot::RawMutex>>;
type OurRwLock<T> = RwLock<T, LockApi<parking_lot::RawRwLock>>;

#[test]
fn a_lock_moves_while_a_forgotten_guard_holds_it() {
    let m = OurMutex::with_raw(String::from("a"));
    mem::forget(m.lock());
    let mut all = vec![m];
    all.push(OurMutex::with_raw(String::from("b")));
    all.swap(0, 1);
    assert_eq!((all[0].is_locked(), all[1].is_locked()), (false, true));
    assert_eq!(all.pop().unwrap().into_inner(), "a");

    let l = OurRwLock::with_raw(String::from("a"));
    mem::forget(l.write());
    let moved = Box::new(l);
    assert!(moved.is_locked_for_writing() && moved.try_read().is_none());
    assert_eq!(moved.into_inner(), "a");

    let cell = RefCell::new(String::from("a"));
    mem::forget(cell.borrow_mut());
    let moved = Box::new(cell);
    assert!(moved.try_borrow().is_err());
    assert_eq!(moved.into_inner(), "a");
}

#[test]
fn a_forgotten_part_holds_the_whole() {
    let m = OurMutex::with_raw((1, 2));
    mem::forget(MutexGuard::map(m.lock(), |pair| &mut pair.0));
    assert!(m.try_lock().is_none());
    let m = OurMutex::with_raw((1, 2));
    mem::forget(MutexGuard::into_ref(m.lock()));
    assert!(m.try_lock().is_none());
    let l = OurRwLock::with_raw((1, 2));
    mem::forget(RwLockReadGuard::map(l.read(), |pair| &pair.0));
    assert!(l.try_write().is_none() && l.try_read().is_some());
    let l = OurRwLock::with_raw((1, 2));
    mem::forget(RwLockWriteGuard::map(l.write(), |pair| &mut pair.0));
    assert!(l.try_read().is_none());
    let l = OurRwLock::with_raw((1, 2));
    mem::forget(RwLockWriteGuard::downgrade(l.write()));
    assert!(l.try_write().is_none() && l.try_read().is_some());
}

#[test]
fn the_value_of_a_lock_that_is_dropped_while_it_is_held_is_dropped() {
    let value = Arc::new(());
    let m = OurMutex::with_raw(Arc::clone(&value));
    mem::forget(m.lock());
    drop(m);
    let l = OurRwLock::with_raw(Arc::clone(&value));
    mem::forget(l.read());
    drop(l);
    let cell = RefCell::new(Arc::clone(&value));
    mem::forget(cell.borrow());
    drop(cell);
    assert_eq!(Arc::strong_count(&value), 1);
}
