//! Many short rounds of every lock, in which everything happens that may happen to a lock.
//!
//! In each round a few threads visit one lock, or a few, with random sleeps, yields, time limits,
//! panics, forgotten guards and endings of threads; an invariant is checked inside and after it. What
//! each thread does is drawn from the round's seed, so a round that fails can be run again; when the
//! threads do it is the scheduler's affair, so it may take many rounds of the same seed.
//!
//! `cargo xtask stress` runs many rounds; see there for the words it takes. The models see what these
//! rounds cannot: an order of events that a real machine seldom or never shows.

#![cfg(all(feature = "std", not(any(interior_loom, interior_shuttle))))]

mod condvar;
mod mutex;
mod pair;
mod random;
mod refcell;
mod rounds;
mod rwlock;
mod sets;

use core::panic::AssertUnwindSafe;
use std::panic::{catch_unwind, resume_unwind};
use std::thread;

use random::Random;

/// What a thread of a round does.
type Body = Box<dyn FnOnce(Random) + Send>;

/// What a panic on purpose carries; it does not reach the hook, so nothing is printed.
struct OnPurpose;

fn panic_on_purpose() -> ! {
    resume_unwind(Box::new(OnPurpose))
}

/// Runs `f`, which may panic on purpose and not otherwise; tells whether it did.
fn is_caught(f: impl FnOnce()) -> bool {
    match catch_unwind(AssertUnwindSafe(f)) {
        Ok(()) => false,
        Err(payload) if payload.is::<OnPurpose>() => true,
        Err(payload) => resume_unwind(payload),
    }
}

/// Runs each body in a thread of its own, until all of them are gone, and all that they leave to their
/// ends.
///
/// # Panics
///
/// Panics if one of them does, unless on purpose.
fn in_threads(random: &mut Random, bodies: Vec<Body>) {
    let threads: Vec<_> = bodies
        .into_iter()
        .map(|body| {
            let random = random.fork();
            thread::spawn(move || body(random))
        })
        .collect();
    // All are waited for before one may fail: a thread that is left behind would disturb the report.
    let ends: Vec<_> = threads.into_iter().map(thread::JoinHandle::join).collect();
    for payload in ends.into_iter().filter_map(Result::err) {
        if !payload.is::<OnPurpose>() {
            resume_unwind(payload);
        }
    }
}

/// Runs `work` when this thread ends, among the destructors of its local values.
fn at_exit(work: impl FnOnce() + 'static) {
    struct AtExit(Option<Box<dyn FnOnce()>>);

    impl Drop for AtExit {
        fn drop(&mut self) {
            if let Some(work) = self.0.take() {
                work();
            }
        }
    }

    thread_local! {
        static WORK: core::cell::RefCell<AtExit> = const { core::cell::RefCell::new(AtExit(None)) };
    }
    WORK.with_borrow_mut(|slot| slot.0 = Some(Box::new(work)));
}
