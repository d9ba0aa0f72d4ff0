//! The default raw locks under load, with time limits and panics.

#![cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]

use core::cell::UnsafeCell;
use core::mem::size_of;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;
use std::sync::mpsc;
use std::thread;
use std::time::Instant;

use interior_runtime::raw::{DefaultMutex, DefaultRwLock, RawMutex, RawRwLock, RawRwLockDowngrade};

/// Long enough that nobody runs out of it by accident.
const LONG: Duration = Duration::from_secs(30);
/// Short enough to run out many times in a test.
const SHORT: Duration = Duration::from_micros(50);

/// A counter that only its lock protects.
struct Guarded<R> {
    raw: R,
    count: UnsafeCell<u64>,
}

// SAFETY: the tests touch `count` only while they hold `raw`; without that two threads would race.
unsafe impl<R: Sync> Sync for Guarded<R> {}

impl<R> Guarded<R> {
    fn new(raw: R) -> Self {
        Self {
            raw,
            count: UnsafeCell::new(0),
        }
    }

    /// Adds one in two steps, so that two threads at it at once lose one.
    ///
    /// # Safety
    ///
    /// The caller holds the lock exclusively.
    unsafe fn add(&self) {
        // SAFETY: exclusive by the caller's word.
        let count = unsafe { &mut *self.count.get() };
        let before = core::hint::black_box(*count);
        core::hint::spin_loop();
        *count = before + 1;
    }

    /// # Safety
    ///
    /// The caller holds the lock at least shared.
    unsafe fn count(&self) -> u64 {
        // SAFETY: shared by the caller's word.
        unsafe { *self.count.get() }
    }
}

/// Runs `run(thread, round)` in many threads and gives the sum of what it returns.
fn load(threads: u64, rounds: u64, run: impl Fn(u64, u64) -> u64 + Sync) -> u64 {
    thread::scope(|scope| {
        let run = &run;
        let workers: Vec<_> = (0..threads)
            .map(|thread| {
                scope.spawn(move || (0..rounds).map(|round| run(thread, round)).sum::<u64>())
            })
            .collect();
        workers.into_iter().map(|w| w.join().expect("worker")).sum()
    })
}

#[test]
fn mutex_excludes_under_every_way_in() {
    let lock = Guarded::new(DefaultMutex::INIT);
    let added = load(4, 20_000, |_, round| {
        let has_it = match round % 4 {
            0 => lock.raw.try_lock().is_some(),
            1 => lock.raw.try_lock_within(SHORT).is_some(),
            _ => {
                lock.raw.lock();
                true
            }
        };
        if has_it {
            // SAFETY: held by this thread.
            unsafe { lock.add() };
            // SAFETY: acquired above.
            unsafe { lock.raw.unlock(()) };
        }
        u64::from(has_it)
    });
    assert!(added >= 40_000);
    assert!(!lock.raw.is_locked());
    // SAFETY: all threads are gone.
    assert_eq!(unsafe { lock.count() }, added);
}

#[test]
fn rwlock_excludes_under_every_way_in() {
    let lock = Guarded::new(DefaultRwLock::INIT);
    let added = load(4, 20_000, |thread, round| {
        let writes = (thread + round) % 3 == 0;
        let has_it = match (writes, round % 5) {
            (true, 0) => lock.raw.try_write().is_some(),
            (true, 1) => lock.raw.try_write_within(SHORT).is_some(),
            (true, _) => {
                lock.raw.write();
                true
            }
            (false, 0) => lock.raw.try_read().is_some(),
            (false, 1) => lock.raw.try_read_within(SHORT).is_some(),
            (false, _) => {
                lock.raw.read();
                true
            }
        };
        if !has_it {
            return 0;
        }
        if writes {
            // SAFETY: held for writing by this thread.
            unsafe { lock.add() };
            if round % 7 == 0 {
                // SAFETY: acquired above.
                unsafe { lock.raw.downgrade(()) };
            } else {
                // SAFETY: acquired above.
                unsafe { lock.raw.unlock_write(()) };
                return 1;
            }
        }
        // SAFETY: held for reading by this thread.
        let before = unsafe { lock.count() };
        core::hint::spin_loop();
        // SAFETY: as above.
        assert_eq!(unsafe { lock.count() }, before);
        // SAFETY: acquired above, for reading or by downgrading.
        unsafe { lock.raw.unlock_read(()) };
        u64::from(writes)
    });
    assert!(!lock.raw.is_locked());
    // SAFETY: all threads are gone.
    assert_eq!(unsafe { lock.count() }, added);
}

#[test]
fn a_timed_attempt_gives_up_in_time_and_harms_nobody() {
    let lock = DefaultMutex::INIT;
    lock.lock();
    let begin = Instant::now();
    assert!(lock.try_lock_within(Duration::from_millis(20)).is_none());
    assert!(begin.elapsed() >= Duration::from_millis(20));
    assert!(lock.is_locked());
    // SAFETY: acquired above.
    unsafe { lock.unlock(()) };
    assert!(lock.try_lock().is_some());
}

#[test]
fn a_timed_attempt_gets_the_lock_when_it_is_released() {
    let lock = DefaultMutex::INIT;
    let rwlock = DefaultRwLock::INIT;
    lock.lock();
    rwlock.write();
    thread::scope(|scope| {
        let waiters = [
            scope.spawn(|| lock.try_lock_within(LONG).is_some()),
            scope.spawn(|| rwlock.try_read_within(Duration::MAX).is_some()),
            scope.spawn(|| rwlock.try_read_within(LONG).is_some()),
        ];
        thread::sleep(Duration::from_millis(20));
        // SAFETY: acquired above.
        unsafe { lock.unlock(()) };
        // SAFETY: acquired above.
        unsafe { rwlock.unlock_write(()) };
        for waiter in waiters {
            assert!(waiter.join().expect("waiter"));
        }
    });
    assert!(lock.is_locked());
    assert!(rwlock.is_locked() && !rwlock.is_locked_for_writing());
}

#[test]
fn a_waiting_writer_keeps_new_readers_out() {
    let lock = DefaultRwLock::INIT;
    lock.read();
    thread::scope(|scope| {
        scope.spawn(|| {
            lock.write();
            // SAFETY: acquired above.
            unsafe { lock.unlock_write(()) };
        });
        while let Some(()) = lock.try_read() {
            // SAFETY: acquired by `try_read`.
            unsafe { lock.unlock_read(()) };
            thread::yield_now();
        }
        // SAFETY: acquired at the start.
        unsafe { lock.unlock_read(()) };
    });
    assert!(!lock.is_locked());
}

#[test]
fn a_writer_that_gives_up_lets_the_readers_behind_it_in() {
    let lock = DefaultRwLock::INIT;
    lock.read();
    thread::scope(|scope| {
        let writer = scope.spawn(|| lock.try_write_within(Duration::from_millis(50)).is_some());
        while let Some(()) = lock.try_read() {
            // SAFETY: acquired by `try_read`.
            unsafe { lock.unlock_read(()) };
            thread::yield_now();
        }
        // The writer sleeps now, and the first reader stays until this one is in.
        assert!(lock.try_read_within(LONG).is_some());
        assert!(!writer.join().expect("writer"));
    });
    // Nobody sleeps any more.
    assert!(lock.try_read().is_some());
    for _ in 0..3 {
        // SAFETY: acquired three times above.
        unsafe { lock.unlock_read(()) };
    }
    assert!(!lock.is_locked());
}

#[test]
fn downgrading_lets_waiting_readers_in_and_writers_not() {
    let lock = DefaultRwLock::INIT;
    let (tell, told) = mpsc::channel();
    lock.write();
    thread::scope(|scope| {
        for _ in 0..2 {
            let tell = tell.clone();
            let lock = &lock;
            scope.spawn(move || {
                lock.read();
                tell.send(()).expect("listener");
                // SAFETY: acquired above.
                unsafe { lock.unlock_read(()) };
            });
        }
        thread::sleep(Duration::from_millis(20));
        // SAFETY: acquired above.
        unsafe { lock.downgrade(()) };
        for _ in 0..2 {
            told.recv_timeout(LONG)
                .expect("a reader beside the downgraded one");
        }
        assert!(lock.try_write().is_none());
        // SAFETY: downgraded above.
        unsafe { lock.unlock_read(()) };
    });
    assert!(lock.try_write().is_some());
}

#[test]
fn a_release_while_panicking_wakes_the_next() {
    struct Unlock<'a>(&'a DefaultMutex);
    impl Drop for Unlock<'_> {
        fn drop(&mut self) {
            // SAFETY: made by who holds the lock.
            unsafe { self.0.unlock(()) };
        }
    }

    let lock = DefaultMutex::INIT;
    let is_ready = AtomicBool::new(false);
    thread::scope(|scope| {
        let panicking = scope.spawn(|| {
            lock.lock();
            let _unlock = Unlock(&lock);
            is_ready.store(true, Ordering::Release);
            thread::sleep(Duration::from_millis(20));
            panic!("on purpose");
        });
        while !is_ready.load(Ordering::Acquire) {
            thread::yield_now();
        }
        lock.lock();
        assert!(panicking.join().is_err());
    });
    // SAFETY: acquired in the scope.
    unsafe { lock.unlock(()) };
    assert!(!lock.is_locked());
}

#[test]
fn raw_locks_are_small() {
    assert_eq!(size_of::<DefaultMutex>(), 1);
    assert_eq!(size_of::<DefaultRwLock>(), 4);
}

#[test]
fn many_locks_share_the_lot_with_threads_that_give_up() {
    let locks: Vec<_> = (0..512).map(|_| Guarded::new(DefaultMutex::INIT)).collect();
    let added = load(8, 4_000, |thread, round| {
        // Neighbours in time are at the same few locks, and those move through all of them.
        let lock = &locks[((round + thread % 3) % 512) as usize];
        let has_it = if (thread + round) % 2 == 0 {
            lock.raw.try_lock_within(SHORT).is_some()
        } else {
            lock.raw.lock();
            true
        };
        if has_it {
            // SAFETY: held by this thread.
            unsafe { lock.add() };
            if round % 64 == 0 {
                thread::sleep(SHORT);
            }
            // SAFETY: acquired above.
            unsafe { lock.raw.unlock(()) };
        }
        u64::from(has_it)
    });
    // SAFETY: all threads are gone.
    let counted: u64 = locks.iter().map(|lock| unsafe { lock.count() }).sum();
    assert_eq!(counted, added);
    assert!(locks.iter().all(|lock| !lock.raw.is_locked()));
}
