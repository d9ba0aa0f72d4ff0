//! The suite for guards that keep their readers-writer lock alive.

use core::mem;
use core::time::Duration;
use std::panic::panic_any;
use std::sync::Arc;
use std::thread;

use interior_runtime::raw::{RawRwLock, RawRwLockDowngrade};
use interior_runtime::{ArcRwLockReadGuard, ArcRwLockWriteGuard, RwLock};

use super::{SHORT, over_raw_locks, panics};

over_raw_locks! {
    default: DefaultRwLock, parking_lot: RawRwLock;
    many_read_or_one_writes
    has_a_share_while_it_stands
    keeps_the_lock_alive
    leads_back_to_the_lock
    readers_see_whole_writes
    a_writer_becomes_a_reader
    a_panic_under_it_unlocks
    a_forgotten_one_leaves_it_locked_and_alive
    holds_unsized_values
}

fn shared<T, R: RawRwLock>(value: T) -> Arc<RwLock<T, R>> {
    Arc::new(RwLock::with_raw(value))
}

fn many_read_or_one_writes<R: RawRwLock>() {
    let l = shared::<_, R>(1);
    let one = l.read_arc();
    let two = l.try_read_arc().unwrap();
    let three = l.try_read_arc_for(SHORT).unwrap();
    assert_eq!(format!("{one} {two:?} {}", *three), "1 1 1");
    assert!(l.try_write_arc().is_none() && l.try_write_arc_for(SHORT).is_none());
    drop((one, two, three));
    let mut writer = l.write_arc();
    *writer += 1;
    assert_eq!(format!("{writer} {writer:?}"), "2 2");
    assert!(l.try_read_arc().is_none() && l.try_read_arc_for(Duration::ZERO).is_none());
    assert!(l.try_write_arc().is_none() && l.try_write_arc_for(SHORT).is_none());
    drop(writer);
    drop(l.try_write_arc().unwrap());
    drop(l.try_write_arc_for(SHORT).unwrap());
    #[cfg(feature = "std")]
    {
        let now = std::time::Instant::now();
        let reader = l.try_read_arc_until(now).unwrap();
        assert!(l.try_write_arc_until(now).is_none());
        drop(reader);
        drop(l.try_write_arc_until(now).unwrap());
    }
    assert!(!l.is_locked());
    assert_eq!(l.get(), 2);
}

fn has_a_share_while_it_stands<R: RawRwLock>() {
    let l = shared::<_, R>(1);
    let reader = l.read_arc();
    assert_eq!(Arc::strong_count(&l), 2);
    assert!(l.try_write_arc().is_none() && l.try_write_arc_for(SHORT).is_none());
    assert_eq!(Arc::strong_count(&l), 2, "who is refused has no share");
    drop(reader);
    let writer = l.write_arc();
    assert_eq!(Arc::strong_count(&l), 2);
    drop(writer);
    assert_eq!(Arc::strong_count(&l), 1);
}

fn keeps_the_lock_alive<R: RawRwLock>() {
    let mut writer = shared::<_, R>(String::from("ann")).write_arc();
    writer.push('a');
    let l = ArcRwLockWriteGuard::into_arc(writer);
    let (one, two) = (l.read_arc(), l.try_read_arc().unwrap());
    drop(l);
    drop(one);
    assert_eq!(*two, "anna");
    let l = ArcRwLockReadGuard::into_arc(two);
    assert_eq!(Arc::into_inner(l).unwrap().into_inner(), "anna");
}

fn leads_back_to_the_lock<R: RawRwLock>() {
    let l = shared::<_, R>(1);
    let reader = l.read_arc();
    assert!(Arc::ptr_eq(&l, ArcRwLockReadGuard::rwlock(&reader)));
    assert!(Arc::ptr_eq(&l, &ArcRwLockReadGuard::into_arc(reader)));
    assert!(!l.is_locked());
    let writer = l.write_arc();
    assert!(Arc::ptr_eq(&l, ArcRwLockWriteGuard::rwlock(&writer)));
    assert!(Arc::ptr_eq(&l, &ArcRwLockWriteGuard::into_arc(writer)));
    assert!(!l.is_locked());
    assert_eq!(Arc::strong_count(&l), 1);
}

fn readers_see_whole_writes<R: RawRwLock + Send + Sync>() {
    let l = shared::<_, R>((0, 0));
    thread::scope(|scope| {
        for _ in 0..2 {
            let (writers, readers) = (Arc::clone(&l), Arc::clone(&l));
            scope.spawn(move || {
                for _ in 0..1_000 {
                    let mut guard = writers.write_arc();
                    guard.0 += 1;
                    thread::yield_now();
                    guard.1 += 1;
                }
            });
            scope.spawn(move || {
                for _ in 0..1_000 {
                    let guard = readers.read_arc();
                    assert_eq!(guard.0, guard.1);
                }
            });
        }
    });
    assert_eq!(Arc::into_inner(l).unwrap().into_inner(), (2_000, 2_000));
}

fn a_writer_becomes_a_reader<R: RawRwLockDowngrade>() {
    let l = shared::<_, R>(1);
    let mut writer = l.write_arc();
    *writer = 2;
    let reader = ArcRwLockWriteGuard::downgrade(writer);
    assert_eq!((*reader, Arc::strong_count(&l)), (2, 2));
    assert!(l.is_locked() && !l.is_locked_for_writing());
    assert!(l.try_read().is_some() && l.try_write().is_none());
    drop(reader);
    assert!(!l.is_locked());
    assert_eq!(Arc::strong_count(&l), 1);
}

fn a_panic_under_it_unlocks<R: RawRwLock>() {
    let l = shared::<_, R>(1);
    panics("read", || {
        let _guard = l.read_arc();
        panic_any("read");
    });
    assert!(!l.is_locked());
    panics("write", || {
        let mut guard = l.write_arc();
        *guard = 2;
        panic_any("write");
    });
    assert!(!l.is_locked());
    assert_eq!((l.get(), Arc::strong_count(&l)), (2, 1));
}

fn a_forgotten_one_leaves_it_locked_and_alive<R: RawRwLock>() {
    let l = shared::<_, R>(1);
    mem::forget(l.read_arc());
    assert!(l.try_write().is_none() && l.try_read().is_some());
    assert_eq!(Arc::strong_count(&l), 2);
    let l = shared::<_, R>(1);
    mem::forget(l.write_arc());
    assert!(l.try_read().is_none());
    let weak = Arc::downgrade(&l);
    drop(l);
    assert!(weak.upgrade().unwrap().is_locked_for_writing());
}

fn holds_unsized_values<R: RawRwLock>() {
    let l: Arc<RwLock<[i32], R>> = shared([1, 2, 3]);
    l.write_arc()[0] = 4;
    assert_eq!(*l.read_arc(), [4, 2, 3]);
}
