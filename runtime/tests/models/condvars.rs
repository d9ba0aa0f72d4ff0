//! Condition variables in the models: no notification is lost, and none is given to nobody.
//!
//! A thread that waits in vain is a deadlock, which only the model of parking with a lot finds. The
//! payload behind the mutex shows that a wait unlocks and locks like the mutex itself.

use core::mem::ManuallyDrop;
use core::sync::atomic::{AtomicU32, Ordering};
use core::time::Duration;
use std::sync::Arc;

use interior_runtime::raw::model::{self, Parking};
use interior_runtime::{Condvar, Mutex, MutexGuard};

use super::checker::{Payload, spawn};
use super::models::Scenario;

/// A patience that runs out as soon as it is asked for: the wait has one small chance.
const HASTY: Duration = Duration::ZERO;
/// A patience that lets all others run until they wait, once.
const PATIENT: Duration = Duration::from_nanos(1);

/// Tokens that some threads put in and others take out.
struct Store {
    tokens: u32,
    payload: Payload,
}

/// A store, and what tells that it has changed.
struct Room {
    store: Mutex<Store>,
    has_changed: Condvar,
    /// The notifications that found somebody, and the waits that they ended; not the checker's
    /// atomics, so they put nothing in order.
    given: AtomicU32,
    taken: AtomicU32,
}

type Body = fn(&Room);

impl Room {
    fn new() -> Self {
        Self {
            store: Mutex::new(Store {
                tokens: 0,
                payload: Payload::new(),
            }),
            has_changed: Condvar::new(),
            given: AtomicU32::new(0),
            taken: AtomicU32::new(0),
        }
    }

    fn notify_one(&self) {
        let given = u32::from(self.has_changed.notify_one());
        self.given.fetch_add(given, Ordering::Relaxed);
    }

    /// Waits until there is a token.
    fn await_token(&self, guard: &mut MutexGuard<'_, Store>) {
        while guard.tokens == 0 {
            self.has_changed.wait(guard);
            self.taken.fetch_add(1, Ordering::Relaxed);
        }
    }

    /// Waits once for a token if there is none, with a time limit; tells whether it was notified.
    fn await_token_for(&self, guard: &mut MutexGuard<'_, Store>, limit: Duration) -> bool {
        let is_notified = guard.tokens == 0 && !self.has_changed.wait_for(guard, limit).timed_out();
        self.taken
            .fetch_add(u32::from(is_notified), Ordering::Relaxed);
        is_notified
    }
}

/// Runs the bodies in a thread each, the first one in this thread.
fn race(parking: Parking, bodies: &[Body]) {
    model::begin(parking);
    let room = Arc::new(Room::new());
    let (first, others) = bodies.split_first().expect("a body");
    let threads: Vec<_> = others
        .iter()
        .map(|body| {
            let (room, body) = (Arc::clone(&room), *body);
            spawn(move || body(&room))
        })
        .collect();
    first(&room);
    for thread in threads {
        thread.join().expect("no body panics");
    }
    let (given, taken) = (&room.given, &room.taken);
    assert_eq!(given.load(Ordering::Relaxed), taken.load(Ordering::Relaxed));
    let idle = format!("{:?}", room.has_changed);
    assert_eq!(idle, "Condvar { has_waiters: false }");
    assert!(!room.store.is_locked());
}

fn put(room: &Room) {
    let mut store = room.store.lock();
    store.payload.add();
    store.tokens += 1;
    drop(store);
    room.notify_one();
}

fn put_and_notify_locked(room: &Room) {
    let mut store = room.store.lock();
    store.payload.add();
    store.tokens += 1;
    room.notify_one();
}

fn put_two_and_notify_all(room: &Room) {
    let mut store = room.store.lock();
    store.payload.add();
    store.tokens += 2;
    drop(store);
    let woken = u32::try_from(room.has_changed.notify_all()).expect("a few threads");
    room.given.fetch_add(woken, Ordering::Relaxed);
}

fn put_two(room: &Room) {
    put(room);
    put(room);
}

fn take(room: &Room) {
    let mut store = room.store.lock();
    room.await_token(&mut store);
    store.payload.add();
    store.tokens -= 1;
}

fn take_two(room: &Room) {
    take(room);
    take(room);
}

/// Looks for a token once, with a time limit, and passes on a notification that it got.
fn look(room: &Room, limit: Duration) {
    let mut store = room.store.lock();
    let is_notified = room.await_token_for(&mut store, limit);
    store.payload.add();
    drop(store);
    if is_notified {
        room.notify_one();
    }
}

fn hasty(room: &Room) {
    look(room, HASTY);
}

fn patient(room: &Room) {
    look(room, PATIENT);
}

/// Waits as long as there is no token, with a time limit, and takes one if it came.
fn take_in_time(room: &Room) {
    let mut store = room.store.lock();
    let mut asked = 0;
    let is_empty = |store: &mut Store| {
        asked += 1;
        store.tokens == 0
    };
    let result = room
        .has_changed
        .wait_while_for(&mut store, is_empty, PATIENT);
    assert!(asked > 0);
    assert_eq!(result.timed_out(), store.tokens == 0);
    store.payload.add();
}

/// Puts a token in for one who may not wait at all, and does not count who was woken.
fn put_uncounted(room: &Room) {
    room.store.lock().tokens += 1;
    room.has_changed.notify_one();
}

/// Each mutex's waiter is found by a notification for both, and gets its own mutex back.
fn two_mutexes(parking: Parking) {
    model::begin(parking);
    let room = Arc::new(([(); 2].map(|()| Mutex::new(false)), Condvar::new()));
    let [one, other] = [0, 1].map(|at| {
        let room = Arc::clone(&room);
        spawn(move || {
            let (gates, has_changed) = &*room;
            let mut gate = gates[at].lock();
            has_changed.wait_while(&mut gate, |is_open| !*is_open);
            assert!(*gate);
        })
    });
    let (gates, has_changed) = &*room;
    for gate in gates {
        gate.set(true);
    }
    has_changed.notify_all();
    one.join().expect("no body panics");
    other.join().expect("no body panics");
}

/// A thread that was notified frees the condition variable; nobody may touch it after that.
fn freed(parking: Parking) {
    /// Where the waiter stands: not there yet, waiting, or not in need of a wait.
    #[derive(Clone, Copy, PartialEq)]
    enum Stage {
        Before,
        Waits,
        Over,
    }

    model::begin(parking);
    let room = Arc::new((Mutex::new(Stage::Before), ManuallyDrop::new(Condvar::new())));
    let notifier = spawn({
        let room = Arc::clone(&room);
        move || {
            if room.0.replace(Stage::Over) == Stage::Waits {
                room.1.notify_one();
            }
        }
    });
    let mut stage = room.0.lock();
    if *stage == Stage::Before {
        *stage = Stage::Waits;
        // The lot ends no wait without a notification.
        room.1.wait(&mut stage);
        let condvar = (&raw const *room.1).cast_mut();
        // SAFETY: it is not dropped again; that the other thread does not use it is what is checked,
        // and the memory stays for the case that it does.
        unsafe { condvar.drop_in_place() };
    }
    drop(stage);
    notifier.join().expect("no body panics");
}

/// Two threads.
pub(crate) const SMALL: &[(&str, Scenario)] = &[
    ("condvar_hand_over", |p| race(p, &[take, put])),
    ("condvar_hand_over_locked", |p| {
        race(p, &[take, put_and_notify_locked]);
    }),
    ("condvar_hand_over_twice", |p| race(p, &[take_two, put_two])),
    ("condvar_hasty", |p| race(p, &[hasty, put])),
    ("condvar_patient", |p| race(p, &[patient, put])),
    ("condvar_hasty_locked", |p| {
        race(p, &[hasty, put_and_notify_locked]);
    }),
    ("condvar_in_time", |p| {
        race(p, &[take_in_time, put_uncounted]);
    }),
    ("condvar_freed", freed),
];

/// Three threads.
pub(crate) const LARGE: &[(&str, Scenario)] = &[
    ("condvar_notify_all", |p| {
        race(p, &[put_two_and_notify_all, take, take]);
    }),
    ("condvar_notify_twice", |p| race(p, &[put_two, take, take])),
    ("condvar_two_notifiers", |p| race(p, &[take_two, put, put])),
    ("condvar_hasty_and_another", |p| {
        race(p, &[put, hasty, take]);
    }),
    ("condvar_patient_and_another", |p| {
        race(p, &[put, patient, take]);
    }),
    ("condvar_two_mutexes", two_mutexes),
];

/// Four threads with much to do: only for a checker that samples.
#[cfg(interior_shuttle)]
pub(crate) const HUGE: &[(&str, Scenario)] = &[
    ("condvar_4x3", |p| {
        fn put_three(room: &Room) {
            put_two(room);
            put_and_notify_locked(room);
        }
        fn take_three(room: &Room) {
            take_two(room);
            take(room);
        }
        race(p, &[put_three, take_three, put_three, take_three]);
    }),
    ("condvar_4_mixed", |p| {
        fn looks(room: &Room) {
            hasty(room);
            patient(room);
            hasty(room);
        }
        fn put_three(room: &Room) {
            put_two_and_notify_all(room);
            put(room);
        }
        fn take_three(room: &Room) {
            take_two(room);
            take(room);
        }
        race(p, &[put_three, looks, take_three, looks]);
    }),
];
