//! What threads do with a mutex, and the scenarios that are more than a race.

use std::sync::Arc;

use interior_runtime::raw::model::{self, Parking};
use interior_runtime::raw::{DefaultMutex, RawMutex};

use super::super::checker::{spawn, yield_now};
use super::{Guarded, HASTY, PATIENT, free_after, race_of_patient, run};

type Lock = Guarded<DefaultMutex>;

fn add_and_unlock(lock: &Lock) {
    lock.add();
    // SAFETY: the caller has acquired it.
    unsafe { lock.raw.unlock(()) };
}

pub(super) fn once(lock: &Lock) {
    lock.raw.lock();
    add_and_unlock(lock);
}

pub(super) fn twice(lock: &Lock) {
    once(lock);
    once(lock);
}

#[cfg(interior_shuttle)]
pub(super) fn thrice(lock: &Lock) {
    twice(lock);
    once(lock);
}

pub(super) fn attempt(lock: &Lock) {
    if lock.raw.try_lock().is_some() {
        add_and_unlock(lock);
    }
}

pub(super) fn hasty(lock: &Lock) {
    if lock.raw.try_lock_within(HASTY).is_some() {
        add_and_unlock(lock);
    }
}

pub(super) fn patient(lock: &Lock) {
    if lock.raw.try_lock_within(PATIENT).is_some() {
        add_and_unlock(lock);
    }
}

/// Comes again and again, and lets the others find the lock held each time.
fn hog(lock: &Lock) {
    for _ in 0..3 {
        lock.raw.lock();
        yield_now();
        add_and_unlock(lock);
    }
}

/// Two threads that are woken while another one takes the lock anew.
pub(super) fn overtaken(parking: Parking) {
    race_of_patient(parking, &[hog, once, once]);
}

/// Two locks whose queues share a bucket wake each their own: the second is held until the thread
/// that waits for the first has been.
pub(super) fn two_mutexes(parking: Parking) {
    model::begin(parking);
    let locks = Arc::new([(); 2].map(|()| Guarded::<DefaultMutex>::new()));
    locks[0].raw.lock();
    locks[1].raw.lock();
    let [first, second] = [0, 1].map(|at| {
        let locks = Arc::clone(&locks);
        spawn(move || run(|| once(&locks[at])))
    });
    add_and_unlock(&locks[0]);
    first.join().expect("no body panics");
    add_and_unlock(&locks[1]);
    second.join().expect("no body panics");
    locks[0].check_idle();
    locks[1].check_idle();
}

/// A waiter that gave up leaves no mark in the word: the next release takes the fast path.
pub(super) fn gives_up_unmarked(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultMutex>::new());
    lock.raw.lock();
    let waiter = spawn({
        let lock = Arc::clone(&lock);
        move || hasty(&lock)
    });
    waiter.join().expect("no body panics");
    assert_eq!(format!("{:?}", lock.raw), "DefaultMutex { state: 1 }");
    add_and_unlock(&lock);
    lock.check_idle();
}

/// The one that takes the lock next frees it.
pub(super) fn freed(parking: Parking) {
    fn unlock(raw: &DefaultMutex) {
        // SAFETY: called by who has acquired it.
        unsafe { raw.unlock(()) };
    }
    free_after(parking, RawMutex::lock, unlock, RawMutex::lock, unlock);
}
