//! The word at its limits, which no test reaches by acquiring, and how often a waiting thread is
//! overtaken and how many are on their way: counted, with no clock.

use core::panic::AssertUnwindSafe;
use core::time::Duration;
use std::panic::catch_unwind;
use std::string::String;
use std::sync::mpsc;
use std::thread;
use std::vec::Vec;

use super::{
    ASLEEP, DefaultRwLock, FULL, PARKED, PENDING, READER, READERS, WRITER, is_last_awaited,
};
use crate::raw::lot::{self, Call, Kind, Parked, Waiter};
use crate::raw::{RawRwLock, RawRwLockDowngrade};
use crate::sync::{AtomicU32, Bypasses, Ordering};

/// Far more than it takes to release a lock, on a busy machine too.
const PATIENCE: Duration = Duration::from_secs(2);

fn with_state(state: u32) -> DefaultRwLock {
    DefaultRwLock {
        state: AtomicU32::new(state),
    }
}

fn unlock_read(lock: &DefaultRwLock) {
    // SAFETY: called by who has acquired it for reading, or counted a reader that nobody else is.
    unsafe { lock.unlock_read(()) };
}

fn unlock_write(lock: &DefaultRwLock) {
    // SAFETY: called by who has acquired it for writing.
    unsafe { lock.unlock_write(()) };
}

fn state(lock: &DefaultRwLock) -> u32 {
    lock.state.load(Ordering::Relaxed)
}

fn parked(lock: &DefaultRwLock) -> usize {
    lot::parked(lock.key())
}

/// Lets others run until `is_so`.
fn await_that(is_so: impl Fn() -> bool) {
    while !is_so() {
        thread::yield_now();
    }
}

/// Sleeps as a thread that was woken in vain so often; tells how it was woken.
fn sleep(lock: &DefaultRwLock, kind: Kind, times: u32) -> Parked {
    let mut bypasses = Bypasses::none();
    (0..times).for_each(|_| bypasses.count());
    let waiter = Waiter::bypassed(kind, &mut bypasses, false);
    lot::park(
        lock.key(),
        waiter,
        None,
        |parked| lock.announce_parked(parked, waiter.insists()),
        |_| (),
    )
}

fn says_too_many_readers(attempt: impl FnOnce()) -> bool {
    let Err(payload) = catch_unwind(AssertUnwindSafe(attempt)) else {
        return false;
    };
    let message = payload.downcast::<String>().expect("a message");
    message.contains("too many readers")
}

#[test]
fn one_reader_too_many_panics_and_harms_nobody() {
    const MOST: u32 = FULL;
    let lock = with_state(MOST - 1);
    lock.read();
    for attempt in [
        (|lock| lock.read()) as fn(&DefaultRwLock),
        |lock| _ = lock.try_read(),
        |lock| _ = lock.try_read_within(Duration::ZERO),
    ] {
        assert!(says_too_many_readers(|| attempt(&lock)));
    }
    assert!(lock.try_write_within(Duration::from_millis(1)).is_none());
    // The writer that gave up left no mark, and a place that becomes free can be taken again.
    unlock_read(&lock);
    assert!(lock.try_read().is_some());
    assert!(lock.is_locked() && !lock.is_locked_for_writing());
}

#[test]
fn a_full_count_lets_nobody_in_beside_a_writer_either() {
    let lock = with_state(WRITER | FULL);
    thread::scope(|scope| {
        let reader = scope.spawn(|| says_too_many_readers(|| lock.read()));
        await_that(|| parked(&lock) == 1 || reader.is_finished());
        unlock_write(&lock);
        assert!(reader.join().expect("no panic"));
    });
    assert_eq!(state(&lock), FULL);
}

/// A writer that gives up hands the lock to nobody if that could wrap the count.
#[test]
fn a_full_count_is_added_to_by_nobody() {
    for (kind, kept) in [(Kind::Shared, READER), (Kind::Exclusive, WRITER | PENDING)] {
        for (readers, call, after) in [
            (FULL, Call::Follow, FULL),
            (FULL - 1, Call::Own, FULL - 1 + kept),
        ] {
            let lock = with_state(readers | WRITER | PENDING);
            thread::scope(|scope| {
                let sleeper = scope.spawn(|| sleep(&lock, kind, Bypasses::MOST));
                await_that(|| parked(&lock) == 1);
                lock.release_claim(0);
                let parked = sleeper.join().expect("it only sleeps");
                assert_eq!(parked, Parked::Woken(call));
            });
            assert_eq!(state(&lock), after);
        }
    }
}

/// An urgent thread is let in by the next release, also if somebody is on the way to others that sleep.
#[test]
fn an_urgent_thread_waits_for_no_leader() {
    for kind in [Kind::Shared, Kind::Exclusive] {
        let lock = with_state(WRITER);
        thread::scope(|scope| {
            let leader = scope.spawn(|| sleep(&lock, Kind::Exclusive, 0));
            await_that(|| parked(&lock) == 1);
            let other = scope.spawn(|| sleep(&lock, Kind::Exclusive, 0));
            await_that(|| parked(&lock) == 2);
            unlock_write(&lock);
            let call = leader.join().expect("it only sleeps");
            assert_eq!(call, Parked::Woken(Call::Lead));
            lock.write();
            let urgent = scope.spawn(|| sleep(&lock, kind, Bypasses::MOST));
            await_that(|| parked(&lock) == 2);
            unlock_write(&lock);
            let call = urgent.join().expect("it only sleeps");
            assert_eq!(call, Parked::Woken(Call::Own));
            if kind == Kind::Shared {
                // The writer was called beside the reader that was let in.
                assert_eq!(state(&lock), READER);
            } else {
                assert_eq!(state(&lock), WRITER | PENDING | PARKED);
                lock.release_claim(0);
            }
            let call = other.join().expect("it only sleeps");
            assert_eq!(call, Parked::Woken(Call::Follow));
        });
    }
}

/// A leader that finds the count full still sees to those that sleep.
#[test]
fn a_leader_that_panics_passes_on() {
    let lock = with_state(FULL | WRITER | PENDING);
    thread::scope(|scope| {
        let reader = scope.spawn(|| says_too_many_readers(|| _ = lock.read_contended(None)));
        await_that(|| parked(&lock) == 1);
        scope.spawn(|| {
            lock.write();
            unlock_write(&lock);
        });
        await_that(|| parked(&lock) == 2);
        lock.release_claim(0);
        assert!(reader.join().expect("it catches its panic"));
        // The writer has the claim, and waits for one reader more than could be counted one by one.
        await_that(|| state(&lock) & (WRITER | PENDING) == WRITER | PENDING);
        lock.state.fetch_sub(FULL - 1, Ordering::Relaxed);
        unlock_read(&lock);
    });
    assert_eq!(state(&lock), 0);
}

/// A writer that comes again and again, each time as soon as all others sleep, and takes the lock before
/// those that it has just woken. One of the others comes when the first has been overtaken for a while.
#[test]
fn threads_that_wait_are_overtaken_64_times_at_most_each() {
    type Wait = fn(&DefaultRwLock, &AtomicU32) -> u32;
    let reader: Wait = |lock, overtakings| {
        let before = overtakings.load(Ordering::Relaxed);
        lock.read();
        let after = overtakings.load(Ordering::Relaxed);
        unlock_read(lock);
        after - before
    };
    let writer: Wait = |lock, overtakings| {
        let before = overtakings.load(Ordering::Relaxed);
        lock.write();
        let after = overtakings.load(Ordering::Relaxed);
        unlock_write(lock);
        after - before
    };
    for waits in [
        [reader, reader],
        [reader, writer],
        [writer, reader],
        [writer, writer],
    ] {
        let lock = with_state(0);
        // Acquisitions of the writer that overtakes. Relaxed: it changes with the lock held.
        let overtakings = AtomicU32::new(0);
        lock.write();
        let found = thread::scope(|scope| {
            let mut waiters = Vec::new();
            // More often than allowed, to see it if there is no bound.
            for round in 0..4 * Bypasses::MOST {
                if round == 0 || round == Bypasses::MOST / 2 {
                    let wait = waits[waiters.len()];
                    let (lock, overtakings) = (&lock, &overtakings);
                    waiters.push(scope.spawn(move || wait(lock, overtakings)));
                }
                await_that(|| {
                    let done = waiters.iter().filter(|waiter| waiter.is_finished());
                    parked(&lock) + done.count() == waiters.len()
                });
                unlock_write(&lock);
                lock.write();
                overtakings.fetch_add(1, Ordering::Relaxed);
            }
            unlock_write(&lock);
            let found = waiters.into_iter().map(thread::ScopedJoinHandle::join);
            found.collect::<Result<Vec<_>, _>>()
        });
        let found = found.expect("they only lock");
        // The second is behind the first, at worst until that one is in.
        assert!(found[0] <= Bypasses::MOST, "{found:?}");
        assert!(found[1] <= 2 * Bypasses::MOST, "{found:?}");
    }
}

/// While threads that were called are on their way and others sleep, nobody else is called, not even one
/// that goes to sleep in the meantime; when they arrive the others have their turn.
#[test]
fn one_group_at_a_time_is_on_its_way() {
    for as_reader in [true, false] {
        let lock = with_state(0);
        let mut seen = Vec::new();
        lock.write();
        thread::scope(|scope| {
            let (called, calls) = mpsc::channel();
            for _ in 0..2 {
                let (lock, called) = (&lock, called.clone());
                scope.spawn(move || called.send(sleep(lock, Kind::Shared, 0)));
            }
            await_that(|| parked(&lock) == 2);
            let lock = &lock;
            scope.spawn(|| {
                lock.write();
                unlock_write(lock);
            });
            await_that(|| parked(lock) == 3);
            unlock_write(lock);
            let mut group = [calls.recv(), calls.recv()].map(|call| call.expect("both send"));
            group.sort_by_key(|parked| *parked != Parked::Woken(Call::Lead));
            assert_eq!(group, [Call::Lead, Call::Follow].map(Parked::Woken));

            lock.write();
            scope.spawn(|| {
                lock.read();
                unlock_read(lock);
            });
            await_that(|| parked(lock) == 2);
            // Looked at when all threads are done, which wait for this one.
            for _ in 0..10 {
                seen.push(state(lock));
                unlock_write(lock);
                lock.write();
            }
            // SAFETY: acquired above.
            unsafe { lock.downgrade(()) };
            if as_reader {
                lock.pass_on();
                unlock_read(lock);
            } else {
                unlock_read(lock);
                await_that(|| lock.claim(PARKED).is_ok());
                await_that(|| state(lock) & READERS == 0);
                lock.release_claim(0);
            }
        });
        assert_eq!(seen, [WRITER; 10]);
        assert_eq!(state(&lock), 0);
    }
}

/// Whoever was called stands for those that sleep until it comes; a thread whose time is over meanwhile
/// finds the lock free.
#[test]
fn a_thread_whose_time_is_over_takes_a_lock_that_is_free() {
    let read = |lock: &DefaultRwLock| lock.try_read_within(PATIENCE);
    let write = |lock: &DefaultRwLock| lock.try_write_within(PATIENCE);
    let attempts: [fn(&DefaultRwLock) -> Option<()>; 2] = [read, write];
    for attempt in attempts {
        let lock = with_state(WRITER);
        thread::scope(|scope| {
            let leader = scope.spawn(|| sleep(&lock, Kind::Exclusive, 0));
            await_that(|| parked(&lock) == 1);
            let timed = scope.spawn(|| attempt(&lock));
            await_that(|| parked(&lock) == 2);
            unlock_write(&lock);
            let call = leader.join().expect("it only sleeps");
            assert_eq!(call, Parked::Woken(Call::Lead));
            assert_eq!(timed.join().expect("it only waits"), Some(()));
        });
    }
}

/// Who takes the last count away is still on its way to the writer whose time is over.
#[test]
fn a_writer_whose_time_is_over_keeps_a_lock_that_readers_have_left() {
    let lock = with_state(READER);
    thread::scope(|scope| {
        let timed = scope.spawn(|| lock.try_write_within(PATIENCE));
        await_that(|| lot::parked(lock.drain_key()) == 1);
        // As `unlock_read` does before it wakes the writer, which this reader never comes to.
        lock.state.fetch_sub(READER, Ordering::Release);
        assert_eq!(timed.join().expect("it only waits"), Some(()));
    });
    assert_eq!(state(&lock), WRITER);
}

#[test]
fn only_the_last_reader_before_a_sleeping_writer_wakes_it() {
    assert!(is_last_awaited(WRITER | PENDING | ASLEEP | READER));
    assert!(!is_last_awaited(WRITER | PENDING | ASLEEP | (2 * READER)));
    assert!(!is_last_awaited(WRITER | PENDING | READER));
    assert!(!is_last_awaited(READER));
}

#[test]
fn threads_sleep_at_two_addresses_of_their_own_lock() {
    let lock = with_state(0);
    let start = (&raw const lock).addr();
    let memory = start..start + size_of_val(&lock);
    assert!(memory.contains(&lock.key()));
    assert!(memory.contains(&lock.drain_key()));
    assert_ne!(lock.drain_key(), lock.key());
}

#[test]
fn a_claim_is_pending_while_readers_are_in() {
    let lock = with_state(0);
    assert_eq!(lock.claim(0), Ok(()));
    assert!(lock.is_locked_for_writing());
    lock.release_claim(0);

    lock.read();
    assert_eq!(lock.claim(0), Ok(()));
    assert!(lock.is_locked());
    assert!(!lock.is_locked_for_writing());
}

#[test]
fn a_writer_that_goes_back_to_sleep_is_still_awaited() {
    let lock = with_state(WRITER | PENDING | READER);
    // A reader that retreats may have made it look and sleep again.
    for _ in 0..2 {
        assert!(lock.announce_asleep());
        assert!(is_last_awaited(state(&lock)));
    }
}

#[test]
fn a_leader_wakes_nobody_while_a_writer_has_the_claim() {
    let lock = with_state(WRITER);
    lock.pass_on();
    assert_eq!(state(&lock), WRITER);
    thread::scope(|scope| {
        scope.spawn(|| sleep(&lock, Kind::Exclusive, 0));
        await_that(|| parked(&lock) == 1);
        lock.pass_on();
        assert_eq!(parked(&lock), 1);
        unlock_write(&lock);
    });
}
