//! The suite for mutexes that are locked with a time limit.

use core::sync::atomic::{AtomicUsize, Ordering};
use core::time::Duration;
use std::sync::mpsc::channel;
use std::thread;

use interior_runtime::Mutex;
use interior_runtime::raw::RawMutex;

use super::{LONG, SHORT, over_raw_locks};

over_raw_locks! {
    default: DefaultMutex, parking_lot: RawMutex;
    a_free_lock_is_taken_at_once
    a_held_lock_is_given_up
    who_gives_up_leaves_nothing_behind
    a_lock_that_comes_free_is_taken
    who_gives_up_takes_no_wake_up_along
}

fn a_free_lock_is_taken_at_once<R: RawMutex>() {
    let m = Mutex::<i32, R>::with_raw(1);
    for timeout in [Duration::ZERO, SHORT, Duration::MAX] {
        let guard = m.try_lock_for(timeout).unwrap();
        assert!(*guard == 1 && m.is_locked());
    }
    #[cfg(feature = "std")]
    {
        let now = std::time::Instant::now();
        drop(m.try_lock_until(now).unwrap());
        drop(m.try_lock_until(now + LONG).unwrap());
    }
    assert!(!m.is_locked());
}

fn a_held_lock_is_given_up<R: RawMutex + Sync>() {
    let m = Mutex::<i32, R>::with_raw(1);
    let guard = m.lock();
    let refused = || {
        for timeout in [Duration::ZERO, Duration::from_nanos(1), SHORT] {
            assert!(m.try_lock_for(timeout).is_none());
        }
        #[cfg(feature = "std")]
        {
            let now = std::time::Instant::now();
            assert!(m.try_lock_until(now).is_none());
            assert!(m.try_lock_until(now + SHORT).is_none());
        }
    };
    // It ends for the holder too, and nobody panics.
    refused();
    thread::scope(|scope| _ = scope.spawn(refused));
    drop(guard);
    assert_eq!(m.get(), 1);
}

fn who_gives_up_leaves_nothing_behind<R: RawMutex + Sync>() {
    let m = Mutex::<i32, R>::with_raw(1);
    for _ in 0..10 {
        let guard = m.lock();
        thread::scope(|scope| {
            for _ in 0..2 {
                scope.spawn(|| assert!(m.try_lock_for(SHORT).is_none()));
            }
        });
        drop(guard);
        assert!(!m.is_locked());
        assert!(m.try_lock().is_some());
    }
}

fn a_lock_that_comes_free_is_taken<R: RawMutex + Sync>() {
    let m = Mutex::<i32, R>::with_raw(1);
    for timeout in [LONG, Duration::MAX] {
        let guard = m.lock();
        let (sender, receiver) = channel();
        thread::scope(|scope| {
            let m = &m;
            let waiter = scope.spawn(move || {
                sender.send(()).unwrap();
                m.try_lock_for(timeout).map(|guard| *guard)
            });
            receiver.recv().unwrap();
            thread::sleep(SHORT);
            drop(guard);
            assert_eq!(waiter.join().unwrap(), Some(1));
        });
    }
}

/// Threads that wait without a limit stand behind ones whose time is over at just the moment of the
/// release. Were a wake-up lost, one of them would sleep for ever.
fn who_gives_up_takes_no_wake_up_along<R: RawMutex + Sync>() {
    const ROUNDS: u32 = 150;
    let m = Mutex::<usize, R>::with_raw(0);
    let got = AtomicUsize::new(0);
    for round in 0..ROUNDS {
        let timeout = Duration::from_micros(u64::from(20 + round % 30 * 10));
        let guard = m.lock();
        thread::scope(|scope| {
            let (m, got) = (&m, &got);
            for _ in 0..2 {
                scope.spawn(move || {
                    if let Some(mut guard) = m.try_lock_for(timeout) {
                        *guard += 1;
                        got.fetch_add(1, Ordering::Relaxed);
                    }
                });
                scope.spawn(move || {
                    *m.lock() += 1;
                    got.fetch_add(1, Ordering::Relaxed);
                });
            }
            thread::sleep(timeout);
            drop(guard);
        });
        assert!(!m.is_locked());
    }
    let got = got.into_inner();
    assert!(got >= 2 * ROUNDS as usize);
    assert_eq!(m.into_inner(), got);
}
