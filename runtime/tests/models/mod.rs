//! The scenarios that the model checkers explore, and what they check in each.
//!
//! In each scenario a few threads run a *body* each over one lock with a counter behind it, that the
//! checker watches: two threads at it at once, or one that does not see what another has done, fail.
//! In the end the counter shows what the bodies added, and the lock's word is idle.

use core::fmt::Debug;
use core::sync::atomic::{AtomicU32, Ordering};
use core::time::Duration;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::Arc;

use interior_runtime::raw::model::{self, Abandoned, Parking};
use interior_runtime::raw::{DefaultMutex, DefaultRwLock, RawMutex, RawRwLock, RawRwLockDowngrade};

use super::checker::{Payload, spawn};

/// A patience that runs out as soon as it is asked for: the wait has one small chance.
const HASTY: Duration = Duration::ZERO;
/// A patience that lets all others run until they wait, once.
const PATIENT: Duration = Duration::from_nanos(1);

/// Makes an idle lock in any build.
pub(crate) trait Idle: Debug + Send + Sync + 'static {
    fn idle() -> Self;
    /// How an idle one prints.
    const IDLE: &str;
}

impl Idle for DefaultMutex {
    fn idle() -> Self {
        #[cfg(interior_loom)]
        return <Self as RawMutex>::init();
        #[cfg(interior_shuttle)]
        return <Self as RawMutex>::INIT;
    }

    const IDLE: &str = "DefaultMutex { state: 0 }";
}

impl Idle for DefaultRwLock {
    fn idle() -> Self {
        #[cfg(interior_loom)]
        return <Self as RawRwLock>::init();
        #[cfg(interior_shuttle)]
        return <Self as RawRwLock>::INIT;
    }

    const IDLE: &str = "DefaultRwLock { state: 0 }";
}

/// A raw lock and the counter behind it.
pub(crate) struct Guarded<R> {
    raw: R,
    payload: Payload,
    /// How often a body added to the payload: not the checker's atomic, so it puts nothing in order.
    added: AtomicU32,
}

impl<R: Idle> Guarded<R> {
    fn new() -> Self {
        Self {
            raw: R::idle(),
            payload: Payload::new(),
            added: AtomicU32::new(0),
        }
    }

    fn add(&self) {
        self.payload.add();
        self.added.fetch_add(1, Ordering::Relaxed);
    }

    fn check_idle(&self) {
        assert_eq!(self.payload.read(), self.added.load(Ordering::Relaxed));
        if !model::was_abandoned() {
            assert_eq!(format!("{:?}", self.raw), R::IDLE);
        }
    }
}

/// What one thread does with the lock.
type Body<R> = fn(&Guarded<R>);

/// Runs `body`, and takes it for done if it was abandoned while it waited.
fn run(body: impl FnOnce()) {
    if let Err(payload) = catch_unwind(AssertUnwindSafe(body)) {
        if !payload.is::<Abandoned>() {
            resume_unwind(payload);
        }
    }
}

/// Runs the bodies in a thread each, the first one in this thread.
fn race<R: Idle>(parking: Parking, bodies: &[Body<R>]) {
    model::begin(parking);
    let lock = Arc::new(Guarded::new());
    let (first, others) = bodies.split_first().expect("a body");
    let threads: Vec<_> = others
        .iter()
        .map(|body| {
            let (lock, body) = (Arc::clone(&lock), *body);
            spawn(move || run(|| body(&lock)))
        })
        .collect();
    run(|| first(&lock));
    for thread in threads {
        thread.join().expect("no body panics");
    }
    lock.check_idle();
}

mod mutex {
    use super::{DefaultMutex, Guarded, HASTY, PATIENT, RawMutex};

    type Lock = Guarded<DefaultMutex>;

    pub(super) fn add_and_unlock(lock: &Lock) {
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
}

mod rwlock {
    use super::{DefaultRwLock, Guarded, HASTY, PATIENT, RawRwLock, RawRwLockDowngrade};

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
}

/// The holder frees the lock as soon as it knows that the other one is about to let go of it: nobody
/// may touch the lock after the operation that releases it (I4 of both locks).
fn free_after<R: Idle>(
    parking: Parking,
    hold: fn(&R),
    release: fn(&R),
    take: fn(&R),
    give_back: fn(&R),
) {
    /// The lock, in memory that outlives it, and whether the first thread has had it.
    struct Latch<R> {
        raw: core::mem::ManuallyDrop<R>,
        was_held: core::sync::atomic::AtomicBool,
    }

    model::begin(parking);
    let latch = Arc::new(Latch {
        raw: core::mem::ManuallyDrop::new(R::idle()),
        was_held: false.into(),
    });
    let other = spawn({
        let latch = Arc::clone(&latch);
        move || {
            hold(&latch.raw);
            latch.was_held.store(true, Ordering::Relaxed);
            release(&latch.raw);
        }
    });
    take(&latch.raw);
    let was_held = latch.was_held.load(Ordering::Relaxed);
    give_back(&latch.raw);
    if was_held {
        let raw = (&raw const *latch.raw).cast_mut();
        // SAFETY: it is not dropped again; that the other thread does not use it is what is checked,
        // and the memory stays for the case that it does.
        unsafe { raw.drop_in_place() };
    }
    other.join().expect("no thread panics");
}

/// A model test: its name, and what it runs.
pub(crate) type Scenario = fn(Parking);

/// Two threads at most: only for a checker that is exhaustive.
#[cfg(interior_loom)]
pub(crate) const SMALL: &[(&str, Scenario)] = &[
    ("mutex_2x1", |p| race(p, &[mutex::once, mutex::once])),
    ("mutex_2x2", |p| race(p, &[mutex::twice, mutex::twice])),
    ("mutex_attempt", |p| {
        race(p, &[mutex::twice, mutex::attempt])
    }),
    ("mutex_hasty", |p| race(p, &[mutex::twice, mutex::hasty])),
    ("mutex_patient", |p| {
        race(p, &[mutex::twice, mutex::patient])
    }),
    ("mutex_gives_up_unmarked", mutex_gives_up_unmarked),
    ("rwlock_gives_up_unmarked", rwlock_gives_up_unmarked),
    ("mutex_freed", |p| {
        free_after::<DefaultMutex>(
            p,
            RawMutex::lock,
            |raw| unsafe { raw.unlock(()) },
            RawMutex::lock,
            |raw| unsafe { raw.unlock(()) },
        );
    }),
    ("rwlock_2_writers", |p| {
        race(p, &[rwlock::write, rwlock::write])
    }),
    ("rwlock_2_readers", |p| {
        race(p, &[rwlock::read, rwlock::read])
    }),
    ("rwlock_writer_reader", |p| {
        race(p, &[rwlock::write, rwlock::read])
    }),
    ("rwlock_2x2", |p| {
        race(p, &[rwlock::write_then_read, rwlock::write_then_read]);
    }),
    ("rwlock_2x2_crossed", |p| {
        race(p, &[rwlock::write_then_read, rwlock::read_then_write]);
    }),
    ("rwlock_attempts", |p| {
        race(p, &[rwlock::write_then_read, rwlock::attempts]);
    }),
    ("rwlock_hasty_writer", |p| {
        race(p, &[rwlock::read_then_write, rwlock::hasty_write]);
    }),
    ("rwlock_patient_writer", |p| {
        race(p, &[rwlock::read_then_write, rwlock::patient_write]);
    }),
    ("rwlock_hasty_reader", |p| {
        race(p, &[rwlock::write_then_read, rwlock::hasty_read]);
    }),
    ("rwlock_patient_reader", |p| {
        race(p, &[rwlock::write_then_read, rwlock::patient_read]);
    }),
    ("rwlock_downgrade_reader", |p| {
        race(p, &[rwlock::downgrade, rwlock::read]);
    }),
    ("rwlock_downgrade_writer", |p| {
        race(p, &[rwlock::downgrade, rwlock::write]);
    }),
    ("rwlock_downgrade_lets_in", downgrade_lets_in),
    ("rwlock_freed_by_writer", |p| {
        free_after::<DefaultRwLock>(
            p,
            RawRwLock::read,
            |raw| unsafe { raw.unlock_read(()) },
            RawRwLock::write,
            |raw| unsafe { raw.unlock_write(()) },
        );
    }),
    ("rwlock_freed_by_reader", |p| {
        free_after::<DefaultRwLock>(
            p,
            RawRwLock::write,
            |raw| unsafe { raw.unlock_write(()) },
            RawRwLock::read,
            |raw| unsafe { raw.unlock_read(()) },
        );
    }),
];

/// Three threads.
pub(crate) const LARGE: &[(&str, Scenario)] = &[
    ("mutex_3x1", |p| {
        race(p, &[mutex::once, mutex::once, mutex::once]);
    }),
    ("mutex_3_hasty", |p| {
        race(p, &[mutex::once, mutex::hasty, mutex::once]);
    }),
    ("mutex_3_patient", |p| {
        race(p, &[mutex::once, mutex::patient, mutex::hasty]);
    }),
    ("mutexes_in_one_bucket", two_mutexes),
    ("rwlock_3_writers", |p| {
        race(p, &[rwlock::write, rwlock::write, rwlock::write]);
    }),
    ("rwlock_2_readers_writer", |p| {
        race(p, &[rwlock::write, rwlock::read, rwlock::read]);
    }),
    ("rwlock_2_writers_reader", |p| {
        race(p, &[rwlock::read, rwlock::write, rwlock::write]);
    }),
    ("rwlock_3_downgrade", |p| {
        race(p, &[rwlock::downgrade, rwlock::write, rwlock::read]);
    }),
    ("rwlock_3_hasty_writer", |p| {
        race(p, &[rwlock::read, rwlock::hasty_write, rwlock::write]);
    }),
    ("rwlock_3_patient_writer", |p| {
        race(p, &[rwlock::read, rwlock::patient_write, rwlock::read]);
    }),
    ("rwlock_3_hasty_reader", |p| {
        race(p, &[rwlock::write, rwlock::hasty_read, rwlock::write]);
    }),
    ("rwlock_giving_up_lets_in", giving_up_lets_in),
];

/// Four threads in a scenario that has been somebody's bug: both kinds wait, one is woken.
pub(crate) const FOUR: &[(&str, Scenario)] = &[("rwlock_3_writers_reader", |p| {
    race(
        p,
        &[rwlock::read, rwlock::write, rwlock::write, rwlock::write],
    );
})];

/// Four threads with much to do: only for a checker that samples.
#[cfg(interior_shuttle)]
pub(crate) const HUGE: &[(&str, Scenario)] = &[
    ("mutex_4x3", |p| race(p, &[mutex::thrice as Body<_>; 4])),
    ("mutex_4_mixed", |p| {
        race(
            p,
            &[mutex::thrice, mutex::hasty, mutex::patient, mutex::twice],
        );
    }),
    ("rwlock_4x3", |p| {
        fn body(lock: &Guarded<DefaultRwLock>) {
            rwlock::read_then_write(lock);
            rwlock::read(lock);
        }
        race(p, &[body as Body<_>; 4]);
    }),
    ("rwlock_4_mixed", |p| {
        fn timed(lock: &Guarded<DefaultRwLock>) {
            rwlock::hasty_read(lock);
            rwlock::patient_write(lock);
            rwlock::patient_read(lock);
        }
        fn downgrading(lock: &Guarded<DefaultRwLock>) {
            rwlock::downgrade(lock);
            rwlock::hasty_write(lock);
        }
        race(p, &[rwlock::read_then_write, timed, downgrading, timed]);
    }),
];

/// The writer that became a reader stays until the other reader has been in.
fn downgrade_lets_in(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    lock.raw.write();
    let reader = spawn({
        let lock = Arc::clone(&lock);
        move || run(|| rwlock::read(&lock))
    });
    lock.add();
    // SAFETY: acquired above.
    unsafe { lock.raw.downgrade(()) };
    reader.join().expect("no body panics");
    // SAFETY: downgraded above.
    unsafe { lock.raw.unlock_read(()) };
    lock.check_idle();
}

/// The first reader stays until the second has been in, whatever the writer between them does.
fn giving_up_lets_in(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    lock.raw.read();
    let [writer, reader] = [rwlock::hasty_write, rwlock::read].map(|body| {
        let lock = Arc::clone(&lock);
        spawn(move || run(|| body(&lock)))
    });
    reader.join().expect("no body panics");
    // SAFETY: acquired above.
    unsafe { lock.raw.unlock_read(()) };
    writer.join().expect("no body panics");
    lock.check_idle();
}

/// Two locks whose queues share a bucket wake each their own.
fn two_mutexes(parking: Parking) {
    model::begin(parking);
    let locks = Arc::new([(); 2].map(|()| Guarded::<DefaultMutex>::new()));
    let [one, other] = [0, 1].map(|at| {
        let locks = Arc::clone(&locks);
        spawn(move || run(|| mutex::once(&locks[at])))
    });
    run(|| mutex::once(&locks[0]));
    run(|| mutex::once(&locks[1]));
    one.join().expect("no body panics");
    other.join().expect("no body panics");
    locks[0].check_idle();
    locks[1].check_idle();
}

/// A waiter that gave up leaves no mark in the word: the next release takes the fast path.
#[cfg(interior_loom)]
fn mutex_gives_up_unmarked(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultMutex>::new());
    lock.raw.lock();
    let waiter = spawn({
        let lock = Arc::clone(&lock);
        move || mutex::hasty(&lock)
    });
    waiter.join().expect("no body panics");
    assert_eq!(format!("{:?}", lock.raw), "DefaultMutex { state: 1 }");
    mutex::add_and_unlock(&lock);
    lock.check_idle();
}

/// As above, beside a reader and a writer that hold the lock in turn.
#[cfg(interior_loom)]
fn rwlock_gives_up_unmarked(parking: Parking) {
    model::begin(parking);
    let lock = Arc::new(Guarded::<DefaultRwLock>::new());
    let give_up = |body: Body<DefaultRwLock>| {
        let lock = Arc::clone(&lock);
        let waiter = spawn(move || body(&lock));
        waiter.join().expect("no body panics");
    };
    lock.raw.write();
    give_up(rwlock::hasty_read);
    assert_eq!(format!("{:?}", lock.raw), "DefaultRwLock { state: 1 }");
    // SAFETY: acquired above.
    unsafe { lock.raw.downgrade(()) };
    give_up(rwlock::hasty_write);
    assert_eq!(format!("{:?}", lock.raw), "DefaultRwLock { state: 4 }");
    // SAFETY: downgraded above.
    unsafe { lock.raw.unlock_read(()) };
    lock.check_idle();
}
