//! The scenarios that the model checkers explore, and what they check in each.
//!
//! In each scenario a few threads run a *body* each over one lock with a counter behind it, that the
//! checker watches: two threads at it at once, or one that does not see what another has done, fail.
//! In the end the counter shows what the bodies added, and the lock's word is idle.

use core::fmt::Debug;
use core::mem::ManuallyDrop;
use core::panic::AssertUnwindSafe;
use core::sync::atomic::{AtomicBool, AtomicU32, Ordering};
use core::time::Duration;
use std::panic::{catch_unwind, resume_unwind};
use std::sync::Arc;

use interior_runtime::raw::model::{self, Abandoned, Parking};
use interior_runtime::raw::{DefaultMutex, DefaultRwLock, RawMutex, RawRwLock};

mod mutex;
mod rwlock;

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
    race_on(bodies);
}

/// A race in which a thread is urgent when it was woken in vain twice: in between it is neither new nor
/// urgent.
fn race_of_patient<R: Idle>(parking: Parking, bodies: &[Body<R>]) {
    model::begin(parking);
    model::set_most_bypasses(2);
    race_on(bodies);
}

fn race_on<R: Idle>(bodies: &[Body<R>]) {
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
        raw: ManuallyDrop<R>,
        was_held: AtomicBool,
    }

    model::begin(parking);
    let latch = Arc::new(Latch {
        raw: ManuallyDrop::new(R::idle()),
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

/// A scenario under one model of parking.
pub(crate) type Scenario = fn(Parking);

/// Makes a table of named scenarios: races, each with the bodies of its threads, and others.
macro_rules! scenarios {
    (
        $(#[$attribute:meta])*
        $table:ident {
            $($race:ident: $($body:path),+;)*
        } and {
            $($other:ident: $scenario:path;)*
        }
    ) => {
        $(#[$attribute])*
        pub(crate) const $table: &[(&str, Scenario)] = &[
            $((stringify!($race), |parking| race(parking, &[$($body as Body<_>),+])),)*
            $((stringify!($other), $scenario),)*
        ];
    };
}

scenarios! {
    /// Two threads.
    SMALL {
        mutex_2x1: mutex::once, mutex::once;
        mutex_2x2: mutex::twice, mutex::twice;
        mutex_attempt: mutex::twice, mutex::attempt;
        mutex_hasty: mutex::twice, mutex::hasty;
        mutex_patient: mutex::twice, mutex::patient;
        rwlock_2_writers: rwlock::write, rwlock::write;
        rwlock_2_readers: rwlock::read, rwlock::read;
        rwlock_writer_reader: rwlock::write, rwlock::read;
        rwlock_2x2: rwlock::write_then_read, rwlock::write_then_read;
        rwlock_2x2_crossed: rwlock::write_then_read, rwlock::read_then_write;
        rwlock_bypassed_writer: rwlock::write_twice, rwlock::write;
        rwlock_bypassed_reader: rwlock::write_twice, rwlock::read;
        rwlock_attempts: rwlock::write_then_read, rwlock::attempts;
        rwlock_hasty_writer: rwlock::read_then_write, rwlock::hasty_write;
        rwlock_patient_writer: rwlock::read_then_write, rwlock::patient_write;
        rwlock_hasty_reader: rwlock::write_then_read, rwlock::hasty_read;
        rwlock_patient_reader: rwlock::write_then_read, rwlock::patient_read;
        rwlock_downgrade_reader: rwlock::downgrade, rwlock::read;
        rwlock_downgrade_writer: rwlock::downgrade, rwlock::write;
    } and {
        mutex_freed: mutex::freed;
        rwlock_downgrade_lets_in: rwlock::downgrade_lets_in;
        rwlock_freed_by_writer: rwlock::freed_by_writer;
        rwlock_freed_by_reader: rwlock::freed_by_reader;
    }
}

scenarios! {
    /// Two threads, one after the other: not for a scheduler that insists on a choice.
    IN_TURN {} and {
        mutex_gives_up_unmarked: mutex::gives_up_unmarked;
        rwlock_gives_up_unmarked: rwlock::gives_up_unmarked;
    }
}

scenarios! {
    /// Three threads.
    LARGE {
        mutex_3x1: mutex::once, mutex::once, mutex::once;
        mutex_3_hasty: mutex::once, mutex::hasty, mutex::once;
        mutex_3_patient: mutex::once, mutex::patient, mutex::hasty;
        rwlock_3_writers: rwlock::write, rwlock::write, rwlock::write;
        rwlock_2_readers_writer: rwlock::write, rwlock::read, rwlock::read;
        rwlock_2_writers_reader: rwlock::read, rwlock::write, rwlock::write;
        rwlock_3_downgrade: rwlock::downgrade, rwlock::write, rwlock::read;
        mutex_bypassed: mutex::twice, mutex::once, mutex::once;
        rwlock_bypassed_by_writer: rwlock::write_twice, rwlock::read, rwlock::write;
        rwlock_3_hasty_writer: rwlock::read, rwlock::hasty_write, rwlock::write;
        rwlock_3_patient_writer: rwlock::read, rwlock::patient_write, rwlock::read;
        rwlock_3_hasty_reader: rwlock::write, rwlock::hasty_read, rwlock::write;
    } and {
        mutexes_in_one_bucket: mutex::two_mutexes;
        rwlock_giving_up_lets_in: rwlock::giving_up_lets_in;
        rwlock_readers_go_together: rwlock::readers_go_together;
    }
}

scenarios! {
    /// Three threads, one of which comes before the others again and again.
    LONG {} and {
        mutex_overtaken: mutex::overtaken;
        rwlock_readers_overtaken: rwlock::readers_overtaken;
        rwlock_writers_overtaken: rwlock::writers_overtaken;
        rwlock_both_overtaken: rwlock::both_overtaken;
    }
}

scenarios! {
    /// Four threads, both kinds of them waiting at once.
    FOUR {
        rwlock_3_writers_reader: rwlock::read, rwlock::write, rwlock::write, rwlock::write;
    } and {
        rwlock_passing_on_under_a_claim: rwlock::passing_on_under_a_claim;
    }
}

scenarios! {
    /// Four threads with much to do: only for a checker that samples.
    #[cfg(interior_shuttle)]
    HUGE {
        mutex_4x3: mutex::thrice, mutex::thrice, mutex::thrice, mutex::thrice;
        mutex_4_mixed: mutex::thrice, mutex::hasty, mutex::patient, mutex::twice;
        rwlock_4x3: rwlock::read_write_read, rwlock::read_write_read, rwlock::read_write_read,
            rwlock::read_write_read;
        rwlock_4_mixed: rwlock::read_then_write, rwlock::timed, rwlock::downgrade_then_timed,
            rwlock::timed;
    } and {}
}
