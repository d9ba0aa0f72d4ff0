//! How often a waiting thread is overtaken, and how many are on their way: counted, with no clock.

use core::time::Duration;
use std::thread;
use std::vec::Vec;

use super::{DefaultMutex, LOCKED, PARKED};
use crate::raw::RawMutex;
use crate::raw::lot::{self, Call, Kind, Parked, Waiter};
use crate::sync::{AtomicU8, AtomicU32, Bypasses, Ordering};

/// Far more than it takes to release a lock, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(2);

fn free() -> DefaultMutex {
    DefaultMutex {
        state: AtomicU8::new(0),
    }
}

fn unlock(lock: &DefaultMutex) {
    // SAFETY: called by who has acquired it.
    unsafe { lock.unlock(()) };
}

/// Lets others run until `is_so`.
fn await_that(is_so: impl Fn() -> bool) {
    while !is_so() {
        thread::yield_now();
    }
}

/// Sleeps as a thread that was woken in vain so often; tells how it was woken.
fn sleep(lock: &DefaultMutex, times: u32) -> Parked {
    let mut bypasses = Bypasses::none();
    (0..times).for_each(|_| bypasses.count());
    let waiter = Waiter::bypassed(Kind::Exclusive, &mut bypasses, false);
    lot::park(
        lock.key(),
        waiter,
        None,
        |parked| lock.announce_parked(parked, waiter.insists()),
        |_| (),
    )
}

/// A thread that comes again and again, each time as soon as the other one sleeps, and takes the lock
/// before the one that it has just woken.
#[test]
fn a_thread_that_waits_is_overtaken_64_times_at_most() {
    let lock = free();
    // Acquisitions of the thread that overtakes. Relaxed: it changes with the lock held.
    let overtakings = AtomicU32::new(0);
    for _ in 0..20 {
        lock.lock();
        overtakings.store(0, Ordering::Relaxed);
        thread::scope(|scope| {
            let waiter = scope.spawn(|| {
                lock.lock();
                let overtakings = overtakings.load(Ordering::Relaxed);
                unlock(&lock);
                overtakings
            });
            // Twice as often as allowed is enough to see that there is no bound.
            for _ in 0..2 * Bypasses::MOST {
                await_that(|| lot::parked(lock.key()) == 1 || waiter.is_finished());
                unlock(&lock);
                lock.lock();
                overtakings.fetch_add(1, Ordering::Relaxed);
            }
            unlock(&lock);
            let overtakings = waiter.join().expect("it only locks");
            assert!(overtakings <= Bypasses::MOST, "{overtakings}");
        });
    }
}

/// While a thread that was called is on its way and others sleep, nobody else is called, not even one
/// that goes to sleep in the meantime; when it arrives the others have their turn.
#[test]
fn one_thread_at_a_time_is_on_its_way() {
    let lock = free();
    let mut seen = Vec::new();
    lock.lock();
    thread::scope(|scope| {
        let leader = scope.spawn(|| sleep(&lock, 0));
        await_that(|| lot::parked(lock.key()) == 1);
        let sleeper = || {
            lock.lock();
            unlock(&lock);
        };
        scope.spawn(sleeper);
        await_that(|| lot::parked(lock.key()) == 2);
        unlock(&lock);
        let call = leader.join().expect("it only sleeps");
        assert_eq!(call, Parked::Woken(Call::Lead));

        lock.lock();
        scope.spawn(sleeper);
        await_that(|| lot::parked(lock.key()) == 2);
        // Looked at when all threads are done, which wait for this one.
        for _ in 0..10 {
            seen.push(lock.state.load(Ordering::Relaxed));
            unlock(&lock);
            lock.lock();
        }
        unlock(&lock);
        await_that(|| lock.acquire(PARKED).is_ok());
        unlock(&lock);
    });
    assert_eq!(seen, [LOCKED; 10]);
    assert!(!lock.is_locked());
}

/// An urgent thread is handed the lock by the next release, also if somebody is on the way to others that
/// sleep.
#[test]
fn an_urgent_thread_waits_for_no_leader() {
    let lock = free();
    lock.lock();
    thread::scope(|scope| {
        let leader = scope.spawn(|| sleep(&lock, 0));
        await_that(|| lot::parked(lock.key()) == 1);
        let other = scope.spawn(|| sleep(&lock, 0));
        await_that(|| lot::parked(lock.key()) == 2);
        unlock(&lock);
        let call = leader.join().expect("it only sleeps");
        assert_eq!(call, Parked::Woken(Call::Lead));
        lock.lock();
        let urgent = scope.spawn(|| sleep(&lock, Bypasses::MOST));
        await_that(|| lot::parked(lock.key()) == 2);
        unlock(&lock);
        let call = urgent.join().expect("it only sleeps");
        assert_eq!(call, Parked::Woken(Call::Own));
        assert_eq!(lock.state.load(Ordering::Relaxed), LOCKED | PARKED);
        unlock(&lock);
        let call = other.join().expect("it only sleeps");
        assert_eq!(call, Parked::Woken(Call::Follow));
    });
    assert!(!lock.is_locked());
}

/// Whoever was called stands for those that sleep until it comes; a thread whose time is over meanwhile
/// finds the lock free.
#[test]
fn a_thread_whose_time_is_over_takes_a_lock_that_is_free() {
    let lock = free();
    lock.lock();
    thread::scope(|scope| {
        let leader = scope.spawn(|| sleep(&lock, 0));
        await_that(|| lot::parked(lock.key()) == 1);
        let timed = scope.spawn(|| lock.try_lock_within(PATIENCE));
        await_that(|| lot::parked(lock.key()) == 2);
        unlock(&lock);
        let call = leader.join().expect("it only sleeps");
        assert_eq!(call, Parked::Woken(Call::Lead));
        assert_eq!(timed.join().expect("it only waits"), Some(()));
    });
}
