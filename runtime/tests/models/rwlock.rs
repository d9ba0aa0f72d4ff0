//! What threads do with a reader-writer lock, and the scenarios that are more than a race.

use std::sync::Arc;

use interior_runtime::raw::model::{self, Parking};
use interior_runtime::raw::{DefaultRwLock, RawRwLock, RawRwLockDowngrade};

use super::super::checker::{spawn, yield_now};
use super::{Body, Guarded, HASTY, PATIENT, free_after, race_of_patient, run};

type Lock = Guarded<DefaultRwLock>;

fn add_and_unlock(lock: &Lock) {
    lock.add();
    // SAFETY: the caller has acquired it for writing.
    unsafe { lock.raw.unlock_write(()) };
}

fn look_and_unlock(lock: &Lock) {
    lock.payload.read();
    // SAFETY: the caller has acquired it for reading.
    unsafe { lock.raw.unlock_read(()) };
}

pub(super) fn write(lock: &Lock) {
    lock.raw.write();
    add_and_unlock(lock);
}

pub(super) fn read(lock: &Lock) {
    lock.raw.read();
    look_and_unlock(lock);
}

pub(super) fn write_then_read(lock: &Lock) {
    write(lock);
    read(lock);
}

pub(super) fn read_then_write(lock: &Lock) {
    read(lock);
    write(lock);
}

pub(super) fn write_twice(lock: &Lock) {
    write(lock);
    lock.raw.write();
    // Nothing is left of the wait for readers.
    assert!(lock.raw.is_locked_for_writing());
    add_and_unlock(lock);
}

pub(super) fn downgrade(lock: &Lock) {
    lock.raw.write();
    lock.add();
    // SAFETY: acquired above.
    unsafe { lock.raw.downgrade(()) };
    look_and_unlock(lock);
}

pub(super) fn attempts(lock: &Lock) {
    if lock.raw.try_read().is_some() {
        look_and_unlock(lock);
    }
    if lock.raw.try_write().is_some() {
        add_and_unlock(lock);
    }
}

pub(super) fn hasty_write(lock: &Lock) {
    if lock.raw.try_write_within(HASTY).is_some() {
        add_and_unlock(lock);
    }
}

pub(super) fn patient_write(lock: &Lock) {
    if lock.raw.try_write_within(PATIENT).is_some() {
        add_and_unlock(lock);
    }
}

pub(super) fn hasty_read(lock: &Lock) {
    if lock.raw.try_read_within(HASTY).is_some() {
        look_and_unlock(lock);
    }
}

pub(super) fn patient_read(lock: &Lock) {
    if lock.raw.try_read_within(PATIENT).is_some() {
        look_and_unlock(lock);
    }
}

#[cfg(interior_shuttle)]
pub(super) fn read_write_read(lock: &Lock) {
    read_then_write(lock);
    read(lock);
}

#[cfg(interior_shuttle)]
pub(super) fn timed(lock: &Lock) {
    hasty_read(lock);
    patient_write(lock);
    patient_read(lock);
}

#[cfg(interior_shuttle)]
pub(super) fn downgrade_then_timed(lock: &Lock) {
    downgrade(lock);
    hasty_write(lock);
}

/// Writes again and again, and lets the others find the lock held each time.
fn hog(lock: &Lock) {
    for _ in 0..3 {
        lock.raw.write();
        yield_now();
        add_and_unlock(lock);
    }
}

/// Two readers that are woken while a writer takes the lock anew.
pub(super) fn readers_overtaken(parking: Parking) {
    race_of_patient(parking, &[hog, read, read]);
}

/// Two writers that are woken while another one takes the lock anew.
pub(super) fn writers_overtaken(parking: Parking) {
    race_of_patient(parking, &[hog, write, write]);
}

/// A reader and a writer that are woken while another writer takes the lock anew.
pub(super) fn both_overtaken(parking: Parking) {
    race_of_patient(parking, &[hog, read, write]);
}

/// The writer that became a reader stays until the other reader has been in.
pub(super) fn downgrade_lets_in(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    lock.raw.write();
    let reader = spawn({
        let lock = Arc::clone(&lock);
        move || run(|| read(&lock))
    });
    lock.add();
    // SAFETY: acquired above.
    unsafe { lock.raw.downgrade(()) };
    reader.join().expect("no body panics");
    // SAFETY: downgraded above.
    unsafe { lock.raw.unlock_read(()) };
    lock.check_idle();
}

/// A reader that sleeps before a writer comes in, another writer claims the lock, and the one that sleeps
/// still has its turn.
pub(super) fn passing_on_under_a_claim(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    lock.raw.write();
    let [reader, writer] = [read, write].map(|body| {
        let lock = Arc::clone(&lock);
        spawn(move || run(|| body(&lock)))
    });
    // Gives both a chance to go to sleep that costs the checker no preemption.
    spawn(|| ()).join().expect("nothing happens");
    add_and_unlock(&lock);
    run(|| write(&lock));
    reader.join().expect("no body panics");
    writer.join().expect("no body panics");
    lock.check_idle();
}

/// The first reader stays until the second has been in, whatever the writer between them does.
pub(super) fn giving_up_lets_in(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    lock.raw.read();
    let [writer, reader] = [hasty_write, read].map(|body| {
        let lock = Arc::clone(&lock);
        spawn(move || run(|| body(&lock)))
    });
    reader.join().expect("no body panics");
    // SAFETY: acquired above.
    unsafe { lock.raw.unlock_read(()) };
    writer.join().expect("no body panics");
    lock.check_idle();
}

/// Two readers that wait for the same writer are let in together: one stays until the other has been.
pub(super) fn readers_go_together(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    lock.raw.write();
    let short = spawn({
        let lock = Arc::clone(&lock);
        move || run(|| read(&lock))
    });
    let long = spawn({
        let lock = Arc::clone(&lock);
        move || {
            let mut short = Some(short);
            let mut join_short = || {
                if let Some(short) = short.take() {
                    short.join().expect("no body panics");
                }
            };
            run(|| {
                lock.raw.read();
                join_short();
                look_and_unlock(&lock);
            });
            join_short();
        }
    });
    add_and_unlock(&lock);
    long.join().expect("no body panics");
    lock.check_idle();
}

/// A waiter that gave up leaves no mark in the word: not under a writer, not among readers.
pub(super) fn gives_up_unmarked(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    let give_up = |body: Body<DefaultRwLock>| {
        let lock = Arc::clone(&lock);
        let waiter = spawn(move || body(&lock));
        waiter.join().expect("no body panics");
    };
    lock.raw.write();
    give_up(hasty_read);
    assert_eq!(
        format!("{:?}", lock.raw),
        "DefaultRwLock { state: 2147483648 }"
    );
    // SAFETY: acquired above.
    unsafe { lock.raw.downgrade(()) };
    give_up(hasty_write);
    assert_eq!(format!("{:?}", lock.raw), "DefaultRwLock { state: 1 }");
    // SAFETY: downgraded above.
    unsafe { lock.raw.unlock_read(()) };
    lock.check_idle();
}

fn unlock_read(raw: &DefaultRwLock) {
    // SAFETY: called by who has acquired it for reading.
    unsafe { raw.unlock_read(()) };
}

fn unlock_write(raw: &DefaultRwLock) {
    // SAFETY: called by who has acquired it for writing.
    unsafe { raw.unlock_write(()) };
}

/// The writer that takes the lock after the last reader frees it.
pub(super) fn freed_by_writer(parking: Parking) {
    free_after(
        parking,
        RawRwLock::read,
        unlock_read,
        RawRwLock::write,
        unlock_write,
    );
}

/// The reader that takes the lock after the writer frees it.
pub(super) fn freed_by_reader(parking: Parking) {
    free_after(
        parking,
        RawRwLock::write,
        unlock_write,
        RawRwLock::read,
        unlock_read,
    );
}
