//! The suite for readers-writer locks that are locked with a time limit.

use core::sync::atomic::{AtomicUsize, Ordering};
use core::time::Duration;
use std::sync::mpsc::channel;
use std::thread;

use interior_runtime::RwLock;
use interior_runtime::raw::RawRwLock;

use super::{LONG, SHORT, over_raw_locks};

over_raw_locks! {
    default: DefaultRwLock, parking_lot: RawRwLock;
    a_free_lock_is_taken_at_once
    a_held_lock_is_given_up
    a_lock_that_comes_free_is_taken
    a_writer_that_gave_up_is_in_nobodys_way
    who_gives_up_takes_no_wake_up_along
}

fn a_free_lock_is_taken_at_once<R: RawRwLock>() {
    let l = RwLock::<i32, R>::with_raw(1);
    for timeout in [Duration::ZERO, SHORT, Duration::MAX] {
        let one = l.try_read_for(timeout).unwrap();
        let two = l.try_read_for(timeout).unwrap();
        assert_eq!(*one + *two, 2);
        drop((one, two));
        let guard = l.try_write_for(timeout).unwrap();
        assert!(*guard == 1 && l.is_locked_for_writing());
    }
    #[cfg(feature = "std")]
    {
        let now = std::time::Instant::now();
        drop(l.try_read_until(now).unwrap());
        drop(l.try_read_until(now + LONG).unwrap());
        drop(l.try_write_until(now).unwrap());
        drop(l.try_write_until(now + LONG).unwrap());
    }
    assert!(!l.is_locked());
}

fn a_held_lock_is_given_up<R: RawRwLock + Sync>() {
    let l = RwLock::<i32, R>::with_raw(1);
    let writing_is_refused = || {
        for timeout in [Duration::ZERO, Duration::from_nanos(1), SHORT] {
            assert!(l.try_write_for(timeout).is_none());
        }
        #[cfg(feature = "std")]
        {
            let now = std::time::Instant::now();
            assert!(l.try_write_until(now).is_none());
            assert!(l.try_write_until(now + SHORT).is_none());
        }
    };
    let reading_is_refused = || {
        for timeout in [Duration::ZERO, Duration::from_nanos(1), SHORT] {
            assert!(l.try_read_for(timeout).is_none());
        }
        #[cfg(feature = "std")]
        {
            let now = std::time::Instant::now();
            assert!(l.try_read_until(now).is_none());
            assert!(l.try_read_until(now + SHORT).is_none());
        }
    };
    // It ends for the holder too, and nobody panics.
    let reader = l.read();
    writing_is_refused();
    thread::scope(|scope| _ = scope.spawn(writing_is_refused));
    drop(reader);
    let writer = l.write();
    reading_is_refused();
    thread::scope(|scope| {
        scope.spawn(reading_is_refused);
        scope.spawn(writing_is_refused);
    });
    drop(writer);
    assert!(!l.is_locked());
    l.set(2);
}

fn a_lock_that_comes_free_is_taken<R: RawRwLock + Sync>() {
    let l = RwLock::<i32, R>::with_raw(1);
    for timeout in [LONG, Duration::MAX] {
        let guard = l.write();
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            let (l, other) = (&l, sender.clone());
            let reader = scope.spawn(move || {
                other.send(()).unwrap();
                l.try_read_for(timeout).map(|guard| *guard)
            });
            let writer = scope.spawn(move || {
                sender.send(()).unwrap();
                l.try_write_for(timeout).map(|guard| *guard)
            });
            receiver.recv().unwrap();
            receiver.recv().unwrap();
            thread::sleep(SHORT);
            drop(guard);
            assert_eq!(reader.join().unwrap(), Some(1));
            assert_eq!(writer.join().unwrap(), Some(1));
        });
    }
}

/// Readers that wait behind a waiting writer come in when it gives up, although nobody unlocks.
fn a_writer_that_gave_up_is_in_nobodys_way<R: RawRwLock + Sync>() {
    let l = RwLock::<i32, R>::with_raw(1);
    for _ in 0..10 {
        let reader = l.read();
        thread::scope(|scope| {
            let writer = scope.spawn(|| l.try_write_for(SHORT).is_none());
            for _ in 0..2 {
                scope.spawn(|| assert_eq!(l.get(), 1));
            }
            assert!(writer.join().unwrap());
        });
        assert!(l.try_read().is_some() && l.try_write().is_none());
        drop(reader);
        assert!(!l.is_locked());
    }
}

/// As for the mutex; the release is a writer's and a reader's in turn.
fn who_gives_up_takes_no_wake_up_along<R: RawRwLock + Sync>() {
    const ROUNDS: u32 = 150;
    let l = RwLock::<usize, R>::with_raw(0);
    let (read, written) = (AtomicUsize::new(0), AtomicUsize::new(0));
    for round in 0..ROUNDS {
        let timeout = Duration::from_micros(u64::from(20 + round % 30 * 10));
        let guards = if round % 2 == 0 {
            (Some(l.write()), None)
        } else {
            (None, Some(l.read()))
        };
        thread::scope(|scope| {
            let (l, read, written) = (&l, &read, &written);
            scope.spawn(move || {
                if let Some(mut guard) = l.try_write_for(timeout) {
                    *guard += 1;
                    written.fetch_add(1, Ordering::Relaxed);
                }
            });
            scope.spawn(move || {
                if l.try_read_for(timeout).is_some() {
                    read.fetch_add(1, Ordering::Relaxed);
                }
            });
            scope.spawn(move || {
                *l.write() += 1;
                written.fetch_add(1, Ordering::Relaxed);
            });
            scope.spawn(move || {
                drop(l.read());
                read.fetch_add(1, Ordering::Relaxed);
            });
            thread::sleep(timeout);
            drop(guards);
        });
        assert!(!l.is_locked());
    }
    let written = written.into_inner();
    assert!(written >= ROUNDS as usize && read.into_inner() >= ROUNDS as usize);
    assert_eq!(l.into_inner(), written);
}
