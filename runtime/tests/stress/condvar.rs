//! Rounds of `Condvar`: a bounded queue between threads that bring and threads that fetch, and a gate
//! that is opened once.

use core::sync::atomic::{AtomicU64, Ordering};
use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Instant;

use interior_runtime::raw::{DefaultMutex, LockApi, RawMutex};
use interior_runtime::{Condvar, Mutex, MutexGuard};

use super::random::Random;
use super::rounds::tests;
use super::{Body, at_exit, in_threads, is_caught, panic_on_purpose};

tests! {
    condvar: round::<DefaultMutex>;
    condvar_of_foreign_mutex: round::<LockApi<parking_lot::RawMutex>>;
    gate: opening::<DefaultMutex>;
    gate_of_foreign_mutex: opening::<LockApi<parking_lot::RawMutex>>;
}

/// A gate that is opened once, by a single notification of all.
fn opening<R: RawMutex + Send + Sync + 'static>(random: &mut Random) {
    let gate = Arc::new((Mutex::<bool, R>::with_raw(false), Condvar::new()));
    let mut bodies = Vec::<Body>::new();
    for _ in 0..random.between(2, 5) {
        let gate = Arc::clone(&gate);
        bodies.push(Box::new(move |mut random| {
            random.pause();
            let (is_open, has_opened) = &*gate;
            if random.one_in(3) {
                // Comes and goes, open or not.
                let mut guard = is_open.lock();
                let patience = random.patience();
                let result = has_opened.wait_while_for(&mut guard, |is_open| !*is_open, patience);
                assert_eq!(result.timed_out(), !*guard);
            } else {
                has_opened.wait_while(&mut is_open.lock(), |is_open| !*is_open);
            }
        }));
    }
    let opener = Arc::clone(&gate);
    bodies.push(Box::new(move |mut random| {
        for _ in 0..4 {
            random.pause();
        }
        let (is_open, has_opened) = &*opener;
        is_open.set(true);
        has_opened.notify_all();
    }));
    in_threads(random, bodies);
    assert!(gate.0.get());
    assert_eq!(gate.1.notify_all(), 0, "nobody waits any more");
}

/// A queue of at most `room` numbers.
struct Queue<R: RawMutex> {
    items: Mutex<VecDeque<u64>, R>,
    room: usize,
    has_items: Signal,
    has_room: Signal,
    /// The sum of what was fetched. Relaxed, as all counts here: the ends of the threads put all before
    /// the last look.
    fetched: AtomicU64,
}

/// A condition variable that counts.
#[derive(Default)]
struct Signal {
    condvar: Condvar,
    /// How many waits notifications say to have ended.
    sent: AtomicU64,
    /// How many waits say that a notification has ended them.
    received: AtomicU64,
}

fn round<R: RawMutex + Send + Sync + 'static>(random: &mut Random) {
    let queue = Arc::new(Queue::<R> {
        items: Mutex::with_raw(VecDeque::new()),
        room: 1 + random.index(3),
        has_items: Signal::default(),
        has_room: Signal::default(),
        fetched: AtomicU64::new(0),
    });
    // A wait with a condition is over before its ends can be counted.
    let is_counted = random.one_in(2);
    let bringers = random.between(1, 2);
    let fetchers = random.between(1, 3);
    // Each brings, and each fetches, as many as all of the others' kind come to.
    let loads = random.between(1, 4);
    let mut bodies = Vec::<Body>::new();
    for bringer in 0..bringers {
        let queue = Arc::clone(&queue);
        bodies.push(Box::new(move |mut random| {
            for item in 0..loads * fetchers {
                queue.bring(bringer * 100 + item, is_counted, &mut random);
            }
        }));
    }
    for _ in 0..fetchers {
        let queue = Arc::clone(&queue);
        bodies.push(Box::new(move |mut random| {
            for _ in 1..loads * bringers {
                queue.fetch(is_counted, &mut random);
            }
            if random.one_in(4) {
                // The last one when the thread's local values are destroyed.
                at_exit(move || queue.fetch(is_counted, &mut random));
            } else {
                queue.fetch(is_counted, &mut random);
            }
        }));
    }
    in_threads(random, bodies);

    let queue = Arc::into_inner(queue).expect("all threads are gone");
    assert_eq!(queue.items.into_inner(), []);
    let of_one = |bringer| (0..loads * fetchers).map(move |item| bringer * 100 + item);
    let brought: u64 = (0..bringers).flat_map(of_one).sum();
    assert_eq!(queue.fetched.into_inner(), brought);
    for signal in [queue.has_items, queue.has_room] {
        assert_eq!(signal.condvar.notify_all(), 0, "nobody waits any more");
        if is_counted {
            // No wait swallows a notification. It may end without one, though.
            assert!(signal.received.into_inner() >= signal.sent.into_inner());
        }
    }
}

impl<R: RawMutex> Queue<R> {
    fn bring(&self, item: u64, is_counted: bool, random: &mut Random) {
        random.pause();
        let is_full = |items: &VecDeque<u64>| items.len() >= self.room;
        let mut guard = self.items.lock();
        guard = self.wait_while(guard, &self.has_room, is_full, is_counted, random);
        guard.push_back(item);
        assert!(guard.len() <= self.room);
        self.has_items.notify(guard, random);
    }

    fn fetch(&self, is_counted: bool, random: &mut Random) {
        random.pause();
        let mut guard = self.items.lock();
        guard = self.wait_while(
            guard,
            &self.has_items,
            VecDeque::is_empty,
            is_counted,
            random,
        );
        let item = guard.pop_front().expect("waited for");
        self.fetched.fetch_add(item, Ordering::Relaxed);
        self.has_room.notify(guard, random);
    }

    /// Waits in one form or another as long as `condition` holds.
    fn wait_while<'a>(
        &'a self,
        mut guard: MutexGuard<'a, VecDeque<u64>, R>,
        signal: &Signal,
        condition: impl Fn(&VecDeque<u64>) -> bool,
        is_counted: bool,
        random: &mut Random,
    ) -> MutexGuard<'a, VecDeque<u64>, R> {
        let condvar = &signal.condvar;
        while condition(&guard) {
            let patience = random.patience();
            let has_ended = match random.below(if is_counted { 3 } else { 7 }) {
                0 => {
                    condvar.wait(&mut guard);
                    true
                }
                1 => !condvar.wait_for(&mut guard, patience).timed_out(),
                2 => {
                    let deadline = Instant::now() + patience;
                    !condvar.wait_until(&mut guard, deadline).timed_out()
                }
                3 | 4 => {
                    condvar.wait_while(&mut guard, |items| condition(items));
                    false
                }
                5 => {
                    let result =
                        condvar.wait_while_for(&mut guard, |items| condition(items), patience);
                    assert_eq!(result.timed_out(), condition(&guard));
                    false
                }
                _ => {
                    // A panic in a condition unlocks, and this thread comes again.
                    let is_caught = is_caught(|| {
                        let mut guard = guard;
                        let mut asked = 0;
                        condvar.wait_while(&mut guard, |items| {
                            asked += 1;
                            if asked == 2 || random.one_in(3) {
                                panic_on_purpose();
                            }
                            condition(items)
                        });
                        panic_on_purpose();
                    });
                    assert!(is_caught);
                    guard = self.items.lock();
                    false
                }
            };
            if has_ended {
                signal.received.fetch_add(1, Ordering::Relaxed);
            }
        }
        guard
    }
}

impl Signal {
    /// Notifies one or all, with the mutex locked or not.
    fn notify<T, R: RawMutex>(&self, guard: MutexGuard<'_, T, R>, random: &mut Random) {
        let guard = random.one_in(2).then_some(guard);
        random.pause();
        let woken = if random.one_in(4) {
            self.condvar.notify_all()
        } else {
            usize::from(self.condvar.notify_one())
        };
        drop(guard);
        self.sent.fetch_add(woken as u64, Ordering::Relaxed);
    }
}
