//! What model tests choose: which of the two models of parking runs.
//!
//! - *The lot*, as it is, on the checker's mutex and condition variable: finds lost wake-ups.
//! - *Spurious*: a parked thread looks whether it should park, lets others run, and returns as if it
//!   had been woken; waking is bookkeeping for nobody. Without a bucket there is no order between
//!   threads but the one that the locks' own words make: finds weak orderings on the slow path.
//!   Waiting threads could take turns forever, so a thread that waits when there have been
//!   [`MOST_WAITS`] unwinds with [`Abandoned`]; it holds nothing and the others go on.

use core::cell::{Cell, RefCell};
use std::boxed::Box;
use std::panic::resume_unwind;
use std::vec::Vec;

use super::lot::{self, Call, Parked, Waiters};
use crate::sync::{Bypasses, Deadline, yield_now};

/// How threads park in a model.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Parking {
    /// In the lot.
    Lot,
    /// Not at all: every wait ends at once.
    Spurious,
}

/// What a thread unwinds with that has waited too often.
#[derive(Clone, Copy, Debug)]
pub struct Abandoned;

/// How often the threads of an execution may wait, all together.
const MOST_WAITS: u32 = 8;

std::thread_local! {
    // The checkers run all threads of an execution on one thread of the operating system.
    static PARKING: Cell<Parking> = const { Cell::new(Parking::Lot) };
    static WAITS: Cell<u32> = const { Cell::new(0) };
    /// The keys of the urgent threads that are parked.
    static URGENT: RefCell<Vec<usize>> = const { RefCell::new(Vec::new()) };
}

/// Begins an execution: chooses the model of parking, and makes the lot's table before there is a
/// second thread, so that its making puts no two threads in order.
///
/// A thread that was woken in vain once is urgent then. Nobody is without a lot, where waits end for no
/// reason.
pub fn begin(parking: Parking) {
    PARKING.set(parking);
    WAITS.set(0);
    Bypasses::set_most(if is_spurious() { u32::MAX } else { 1 });
    URGENT.take();
    lot::make_table();
}

/// Chooses how often a thread is woken in vain before it is urgent, for what is left of this execution.
pub fn set_most_bypasses(most: u32) {
    if !is_spurious() {
        Bypasses::set_most(most);
    }
}

/// Tells whether a thread of this execution was abandoned; it may have left its mark as a waiter.
#[must_use]
pub fn was_abandoned() -> bool {
    WAITS.get() > MOST_WAITS
}

pub(super) fn is_spurious() -> bool {
    PARKING.get() == Parking::Spurious
}

/// [`lot::park`] without a lot.
pub(super) fn park(
    deadline: Option<&Deadline>,
    validate: impl FnOnce(&Waiters<'_>) -> bool,
    on_timeout: impl FnOnce(&mut Waiters<'_>),
) -> Parked {
    let mut is_valid = false;
    Waiters::with_none(|none| is_valid = validate(none));
    if !is_valid {
        return Parked::Refused;
    }
    if deadline.is_some_and(Deadline::has_passed) {
        Waiters::with_none(on_timeout);
        return Parked::TimedOut;
    }
    WAITS.set(WAITS.get() + 1);
    if was_abandoned() {
        // Not a panic, so that nothing is printed.
        resume_unwind(Box::new(Abandoned));
    }
    yield_now();
    // As if by a release that said that somebody is on the way.
    Parked::Woken(Call::Lead)
}

/// Notes that an urgent thread is parked for `key`.
pub(super) fn begin_urgent(key: usize) {
    URGENT.with_borrow_mut(|keys| keys.push(key));
}

/// Notes that an urgent thread is not parked for `key` any more.
pub(super) fn end_urgent(key: usize) {
    URGENT.with_borrow_mut(|keys| {
        let at = keys.iter().position(|urgent| *urgent == key);
        keys.swap_remove(at.expect("it was noted"));
    });
}

/// Checks that who came in by itself bypassed nobody urgent.
pub(super) fn check_bypassed(key: usize) {
    let is_urgent = URGENT.with_borrow(|keys| keys.contains(&key));
    assert!(!is_urgent, "an urgent thread was bypassed");
}

/// [`lot::unpark`] without a lot.
pub(super) fn unpark(take: impl FnOnce(&mut Waiters<'_>)) {
    Waiters::with_none(take);
}
