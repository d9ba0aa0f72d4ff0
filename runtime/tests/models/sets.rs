//! Sets of locks in the models: no circle of waiting threads, whatever the others do.
//!
//! Sets wait for their locks, so only the model of parking with a lot finds a set that waits for ever;
//! the payload behind each lock shows that a set excludes like the locks it is made of.

use std::sync::Arc;

use interior_runtime::raw::model::{self, Parking};
use interior_runtime::{Mutex, RwLock, lock_all};

use super::checker::{Payload, spawn};
use super::models::Scenario;

/// Two mutexes and an rwlock, each with a counter that the checker watches.
struct Locks {
    one: Mutex<Payload>,
    two: Mutex<Payload>,
    shared: RwLock<Payload>,
}

type Body = fn(&Locks);

fn race(parking: Parking, bodies: &[Body]) {
    model::begin(parking);
    let locks = Arc::new(Locks {
        one: Mutex::new(Payload::new()),
        two: Mutex::new(Payload::new()),
        shared: RwLock::new(Payload::new()),
    });
    let (first, others) = bodies.split_first().expect("a body");
    let threads: Vec<_> = others
        .iter()
        .map(|body| {
            let (locks, body) = (Arc::clone(&locks), *body);
            spawn(move || body(&locks))
        })
        .collect();
    first(&locks);
    for thread in threads {
        thread.join().expect("no body panics");
    }
    assert_eq!(locks.one.lock().read(), locks.two.lock().read());
}

/// Takes both mutexes as a set, in the order in which they lie.
fn set(locks: &Locks) {
    let (one, two) = lock_all((&locks.one, &locks.two));
    one.add();
    two.add();
}

/// Takes both mutexes as a set, in the other order.
fn reversed_set(locks: &Locks) {
    let (two, one) = lock_all((&locks.two, &locks.one));
    one.add();
    two.add();
}

/// Takes the first mutex and, holding it, waits for the second.
fn nested(locks: &Locks) {
    let one = locks.one.lock();
    let two = locks.two.lock();
    one.add();
    two.add();
}

/// Takes the second mutex and, holding it, waits for the first.
fn reversed_nested(locks: &Locks) {
    let two = locks.two.lock();
    let one = locks.one.lock();
    one.add();
    two.add();
}

/// Takes a mutex and the rwlock as a set.
fn writing_set(locks: &Locks) {
    let (one, shared) = lock_all((&locks.one, locks.shared.writing()));
    shared.add();
    one.read();
}

/// Takes the rwlock for reading and, holding it, waits for the mutex.
fn nested_under_a_reader(locks: &Locks) {
    let shared = locks.shared.read();
    let one = locks.one.lock();
    shared.read();
    one.read();
}

/// Two threads.
pub(crate) const SMALL: &[(&str, Scenario)] = &[
    ("sets_crossed", |p| race(p, &[set, reversed_set])),
    ("set_against_nested", |p| race(p, &[set, nested])),
    ("set_against_reversed_nested", |p| {
        race(p, &[set, reversed_nested]);
    }),
    ("set_against_a_reader", |p| {
        race(p, &[writing_set, nested_under_a_reader]);
    }),
];

/// Three threads: the adversary that loom is could let two sets refuse each other for ever, so only
/// for a checker whose schedules are fair in the long run.
#[cfg(interior_shuttle)]
pub(crate) const LARGE: &[(&str, Scenario)] = &[
    ("sets_3_crossed", |p| race(p, &[set, reversed_set, set])),
    ("sets_and_nested", |p| race(p, &[set, reversed_set, nested])),
    ("sets_and_reversed_nested", |p| {
        race(p, &[set, reversed_set, reversed_nested]);
    }),
];
