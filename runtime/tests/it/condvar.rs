//! `Condvar`: who is woken, who is not, time limits, panics; over several raw locks.

use core::mem::size_of;
use core::panic::{AssertUnwindSafe, RefUnwindSafe, UnwindSafe};
use core::sync::atomic::{AtomicU32, Ordering};
use core::time::Duration;
use std::collections::VecDeque;
use std::panic::catch_unwind;
use std::sync::Arc;
use std::thread;
use std::time::Instant;

use interior_runtime::raw::{DefaultMutex, RawMutex};
use interior_runtime::{Atomic, Condvar, Mutex};

/// Long enough that nobody runs out of it by accident.
const LONG: Duration = Duration::from_secs(30);
/// Long enough for a thread to do something that it must not do.
const MOMENT: Duration = Duration::from_millis(30);

/// A lock that gives out numbers and serves them in order; an acquisition remembers its number.
struct Ticket {
    next: AtomicU32,
    serving: AtomicU32,
}

// SAFETY: numbers are given out once, and one is served at a time. Release on serving the next meets
// the Acquire of who waits for it.
unsafe impl RawMutex for Ticket {
    const INIT: Self = Self {
        next: AtomicU32::new(0),
        serving: AtomicU32::new(0),
    };

    type State = u32;

    fn lock(&self) -> u32 {
        let ticket = self.next.fetch_add(1, Ordering::Relaxed);
        while self.serving.load(Ordering::Acquire) != ticket {
            thread::yield_now();
        }
        ticket
    }

    fn try_lock(&self) -> Option<u32> {
        let ticket = self.serving.load(Ordering::Acquire);
        self.next
            .compare_exchange(ticket, ticket + 1, Ordering::Acquire, Ordering::Relaxed)
            .ok()
    }

    unsafe fn unlock(&self, ticket: u32) {
        assert_eq!(ticket, self.serving.load(Ordering::Relaxed), "whose turn");
        self.serving.store(ticket + 1, Ordering::Release);
    }

    fn is_locked(&self) -> bool {
        self.next.load(Ordering::Relaxed) != self.serving.load(Ordering::Relaxed)
    }
}

/// Runs a test over each raw lock.
macro_rules! over_raw_locks {
    ($($test:ident)+) => {
        mod default {
            $(#[test] fn $test() { super::$test::<super::DefaultMutex>(); })+
        }
        mod ticket {
            $(#[test] fn $test() { super::$test::<super::Ticket>(); })+
        }
        #[cfg(feature = "lock_api")]
        mod foreign {
            use interior_runtime::raw::LockApi;

            $(#[test] fn $test() { super::$test::<LockApi<parking_lot::RawMutex>>(); })+
        }
    };
}

over_raw_locks! {
    notify_one_wakes_the_one_that_waited_longest
    notify_all_wakes_all
    a_notification_with_the_mutex_locked_is_delivered
    conditions_are_asked_before_and_after
    a_wait_that_times_out_has_the_mutex_again
    a_panic_in_a_condition_unlocks
    each_notification_ends_one_wait
    a_bounded_queue_loses_nothing
    two_mutexes_share_one
}

/// A mutex, its condition variable, and how many have begun to wait.
struct Room<T, R: RawMutex> {
    mutex: Mutex<T, R>,
    has_changed: Condvar,
}

impl<T, R: RawMutex> Room<T, R> {
    const fn new(value: T) -> Self {
        Self {
            mutex: Mutex::with_raw(value),
            has_changed: Condvar::new(),
        }
    }
}

fn notify_one_wakes_the_one_that_waited_longest<R: RawMutex + Send + Sync>() {
    // Those that wait, and those that were woken, in order.
    let room: Room<(u32, Vec<u32>), R> = Room::new((0, Vec::new()));
    thread::scope(|scope| {
        for number in 0..3 {
            let room = &room;
            scope.spawn(move || {
                let mut guard = room.mutex.lock();
                guard.0 += 1;
                room.has_changed.wait(&mut guard);
                guard.1.push(number);
            });
            // It waits when the mutex is free again.
            while room.mutex.with(|room| room.0) != number + 1 {
                thread::yield_now();
            }
        }
        for woken in 1..=3 {
            assert!(room.has_changed.notify_one());
            while room.mutex.with(|room| room.1.len()) != woken {
                thread::yield_now();
            }
            thread::sleep(MOMENT);
            let expected: Vec<_> = (0..3).take(woken).collect();
            assert_eq!(room.mutex.with(|room| room.1.clone()), expected);
        }
        assert!(!room.has_changed.notify_one());
    });
}

fn notify_all_wakes_all<R: RawMutex + Send + Sync>() {
    let room: Room<(usize, bool), R> = Room::new((0, false));
    for round in 0..50 {
        let waiters = round % 5;
        room.mutex.set((0, false));
        thread::scope(|scope| {
            for _ in 0..waiters {
                scope.spawn(|| {
                    let mut guard = room.mutex.lock();
                    guard.0 += 1;
                    while !guard.1 {
                        room.has_changed.wait(&mut guard);
                    }
                });
            }
            while room.mutex.with(|room| room.0) != waiters {
                thread::yield_now();
            }
            room.mutex.with_mut(|room| room.1 = true);
            assert_eq!(room.has_changed.notify_all(), waiters);
            assert_eq!(room.has_changed.notify_all(), 0);
        });
    }
}

fn a_notification_with_the_mutex_locked_is_delivered<R: RawMutex + Send + Sync>() {
    let room: Room<u32, R> = Room::new(0);
    let turns = 2_000;
    let play = |mine: u32| {
        let mut guard = room.mutex.lock();
        for _ in 0..turns {
            room.has_changed
                .wait_while(&mut guard, |turn| *turn % 2 != mine);
            *guard += 1;
            room.has_changed.notify_one();
        }
    };
    thread::scope(|scope| {
        scope.spawn(|| play(0));
        scope.spawn(|| play(1));
    });
    assert_eq!(room.mutex.get(), 2 * turns);
}

fn conditions_are_asked_before_and_after<R: RawMutex + Send + Sync>() {
    let room: Room<u32, R> = Room::new(0);
    let mut guard = room.mutex.lock();
    let mut asked = 0;
    room.has_changed.wait_while(&mut guard, |_| {
        asked += 1;
        false
    });
    assert_eq!(asked, 1);
    // The condition may change the value.
    room.has_changed.wait_while(&mut guard, |n| {
        *n += 1;
        *n < 1
    });
    assert_eq!(*guard, 1);
    drop(guard);

    thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let mut asked = 0;
            let mut guard = room.mutex.lock();
            room.has_changed.wait_while(&mut guard, |n| {
                asked += 1;
                *n < 3
            });
            assert_eq!(*guard, 3);
            asked
        });
        // Each notification is followed by one look, and one that changes nothing ends no wait.
        for n in [1, 2, 3] {
            room.mutex.set(n);
            while !room.has_changed.notify_one() && !waiter.is_finished() {
                thread::yield_now();
            }
        }
        assert!((2..=4).contains(&waiter.join().expect("waiter")));
    });
}

fn a_wait_that_times_out_has_the_mutex_again<R: RawMutex + Send + Sync>() {
    let room: Room<bool, R> = Room::new(true);
    let mut guard = room.mutex.lock();
    for limit in [Duration::ZERO, Duration::from_millis(20)] {
        let begin = Instant::now();
        assert!(room.has_changed.wait_for(&mut guard, limit).timed_out());
        assert!(begin.elapsed() >= limit);
        let begin = Instant::now();
        let deadline = begin + limit;
        assert!(
            room.has_changed
                .wait_until(&mut guard, deadline)
                .timed_out()
        );
        assert!(begin.elapsed() >= limit);
        let begin = Instant::now();
        let result = room.has_changed.wait_while_for(&mut guard, |n| *n, limit);
        assert!(result.timed_out());
        assert!(begin.elapsed() >= limit);
        let begin = Instant::now();
        let deadline = begin + limit;
        let result = room
            .has_changed
            .wait_while_until(&mut guard, |n| *n, deadline);
        assert!(result.timed_out());
        assert!(begin.elapsed() >= limit);
        assert!(room.mutex.is_locked());
        assert!(room.mutex.try_lock().is_none());
    }
    // A condition that does not hold is no time-out, whatever the time.
    let result = room
        .has_changed
        .wait_while_for(&mut guard, |n| !*n, Duration::ZERO);
    assert!(!result.timed_out());
    drop(guard);
    assert!(!room.mutex.is_locked());
    assert!(!room.has_changed.notify_one());

    // A change that nobody notified of counts too, when the time is over.
    thread::scope(|scope| {
        let mut guard = room.mutex.lock();
        scope.spawn(|| room.mutex.set(false));
        let result = room.has_changed.wait_while_for(&mut guard, |n| *n, MOMENT);
        assert!(!result.timed_out());
    });

    // The time is not over before the time, also where the clock cannot tell when that is.
    for limit in [LONG, Duration::MAX] {
        room.mutex.set(true);
        thread::scope(|scope| {
            scope.spawn(|| {
                room.mutex.set(false);
                room.has_changed.notify_all();
            });
            let mut guard = room.mutex.lock();
            let result = room.has_changed.wait_while_for(&mut guard, |n| *n, limit);
            assert!(!result.timed_out());
        });
    }
}

fn a_panic_in_a_condition_unlocks<R: RawMutex + Send + Sync>() {
    let room: Room<u32, R> = Room::new(0);
    thread::scope(|scope| {
        let waiter = scope.spawn(|| {
            let mut guard = room.mutex.lock();
            room.has_changed.wait_while(&mut guard, |n| {
                assert_eq!(*n, 0, "on purpose");
                true
            });
        });
        while !waiter.is_finished() {
            room.mutex.set(1);
            room.has_changed.notify_one();
        }
        assert!(waiter.join().is_err());
    });
    assert!(!room.mutex.is_locked());
    let result = catch_unwind(AssertUnwindSafe(|| {
        let mut guard = room.mutex.lock();
        let panicking = |_: &mut u32| panic!("on purpose");
        room.has_changed.wait_while_for(&mut guard, panicking, LONG);
    }));
    assert!(result.is_err());
    assert!(!room.mutex.is_locked());
}

/// A waiter whose time is over takes no notification, and one that took it was not timed out.
fn each_notification_ends_one_wait<R: RawMutex + Send + Sync>() {
    let room: Room<(), R> = Room::new(());
    let (taken, given) = (Atomic::new(0_u32), Atomic::new(0_u32));
    let is_over = Atomic::new(false);
    thread::scope(|scope| {
        for thread in 0..3_u32 {
            let (room, taken, is_over) = (&room, &taken, &is_over);
            scope.spawn(move || {
                let mut limit = thread;
                while !is_over.get() {
                    let mut guard = room.mutex.lock();
                    limit = (limit * 7 + 3) % 60;
                    let limit = Duration::from_micros(limit.into());
                    if !room.has_changed.wait_for(&mut guard, limit).timed_out() {
                        taken.add(1);
                    }
                }
            });
        }
        let begin = Instant::now();
        while begin.elapsed() < Duration::from_millis(200) {
            if room.has_changed.notify_one() {
                given.add(1);
            }
            if given.get() % 16 == 0 {
                let woken = room.has_changed.notify_all();
                given.add(u32::try_from(woken).expect("three at most"));
            }
        }
        is_over.set(true);
    });
    assert!(given.get() > 0);
    assert_eq!(taken.get(), given.get());
}

fn a_bounded_queue_loses_nothing<R: RawMutex + Send + Sync>() {
    const ROUNDS: u64 = 3_000;
    let queue: Mutex<VecDeque<u64>, R> = Mutex::with_raw(VecDeque::new());
    let (has_items, has_room) = (Condvar::new(), Condvar::new());
    let sum = Atomic::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                for n in 0..ROUNDS {
                    let mut guard = queue.lock();
                    has_room.wait_while(&mut guard, |queue| queue.len() == 2);
                    guard.push_back(n);
                    drop(guard);
                    has_items.notify_one();
                }
            });
            scope.spawn(|| {
                for _ in 0..ROUNDS {
                    let mut guard = queue.lock();
                    has_items.wait_while(&mut guard, |queue| queue.is_empty());
                    sum.add(guard.pop_front().expect("an item"));
                    has_room.notify_one();
                }
            });
        }
    });
    assert_eq!(sum.get(), ROUNDS * (ROUNDS - 1));
}

/// A notification finds the waiters of either mutex, and each gets its own mutex back.
fn two_mutexes_share_one<R: RawMutex + Send + Sync>() {
    let gates: [Mutex<(bool, bool), R>; 2] = [(); 2].map(|()| Mutex::with_raw((false, false)));
    let has_changed = Condvar::new();
    thread::scope(|scope| {
        for gate in &gates {
            let (has_changed, gates) = (&has_changed, &gates);
            scope.spawn(move || {
                let mut guard = gate.lock();
                guard.0 = true;
                has_changed.wait_while(&mut guard, |gate| !gate.1);
                assert!(gate.is_locked());
                drop(guard);
                // The other one's waiter is not held up by this one.
                assert!(gates.iter().all(|gate| gate.get().0));
            });
        }
        for gate in &gates {
            while !gate.get().0 {
                thread::yield_now();
            }
        }
        for gate in &gates {
            gate.with_mut(|gate| gate.1 = true);
        }
        assert_eq!(has_changed.notify_all(), 2);
    });
}

#[test]
fn a_notification_that_nobody_waits_for_is_not_kept() {
    let room: Room<(), DefaultMutex> = Room::new(());
    assert!(!room.has_changed.notify_one());
    assert_eq!(room.has_changed.notify_all(), 0);
    let result = room.has_changed.wait_for(&mut room.mutex.lock(), MOMENT);
    assert!(result.timed_out());
}

#[test]
fn only_the_guards_mutex_is_unlocked() {
    let (waited_for, other) = (Mutex::new(()), Mutex::new(()));
    let has_changed = Condvar::new();
    let _other = other.lock();
    let mut guard = waited_for.lock();
    thread::scope(|scope| {
        scope.spawn(|| {
            let _guard = waited_for.lock();
            assert!(other.is_locked());
            has_changed.notify_one();
        });
        assert!(!has_changed.wait_for(&mut guard, LONG).timed_out());
    });
}

#[test]
fn a_value_of_any_size_can_be_waited_for() {
    let sized = Mutex::new([false, false]);
    let slice: &Mutex<[bool]> = &sized;
    let has_changed = Condvar::new();
    thread::scope(|scope| {
        scope.spawn(|| {
            slice.lock()[1] = true;
            has_changed.notify_one();
        });
        has_changed.wait_while(&mut slice.lock(), |flags| !flags[1]);
    });
}

/// The woken thread frees the condition variable; the notifier must be through with it.
#[test]
fn the_last_owner_may_be_the_woken_one() {
    for _ in 0..500 {
        let room: Arc<Room<bool, DefaultMutex>> = Arc::new(Room::new(false));
        let waiter = thread::spawn({
            let room = Arc::clone(&room);
            move || {
                let mut guard = room.mutex.lock();
                room.has_changed.wait_while(&mut guard, |is_set| !*is_set);
            }
        });
        room.mutex.set(true);
        room.has_changed.notify_one();
        drop(room);
        waiter.join().expect("waiter");
    }
}

#[test]
fn a_threads_own_token_survives_a_wait() {
    let room: Room<(), DefaultMutex> = Room::new(());
    thread::current().unpark();
    let result = room.has_changed.wait_for(&mut room.mutex.lock(), MOMENT);
    assert!(result.timed_out());
    let begin = Instant::now();
    thread::park_timeout(LONG);
    assert!(begin.elapsed() < LONG);
}

#[test]
fn it_is_small_and_shared_freely() {
    fn check<T: Send + Sync + UnwindSafe + RefUnwindSafe>() {}

    static IDLE: Condvar = Condvar::new();
    check::<Condvar>();
    assert_eq!(size_of::<Condvar>(), 1);
    assert!(!IDLE.notify_one());
    let idle = Condvar::default();
    assert_eq!(format!("{idle:?}"), "Condvar { has_waiters: false }");
}
