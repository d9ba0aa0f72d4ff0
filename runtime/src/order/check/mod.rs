//! The order check where it is compiled in: who a lock is, and what happens to it.
//!
//! # Protocol
//!
//! 1. A lock is *met* before its first acquisition: it gets a number and its class (`who`,
//!    `registry`).
//! 2. Before a wait without bound the acquisition is *announced*. What the thread holds is walked,
//!    the newest first (`held`); each entry asks whether its order with the wanted lock is known
//!    (`edges` for two classes, `instances` for two locks). If all are, that is all: a few loads, no
//!    shared line written, nothing allocated.
//! 3. Otherwise the slow path learns the order (`judge`, `graph`), looks for the shortest circle
//!    that it closes (`search`) and tells what it finds (`outlet`). While it runs, a flag of the
//!    thread keeps the order of locks that a hook takes from being asked for.
//! 4. The acquisition is entered: before a wait without bound, after the success of any other. At
//!    release it is struck out. Neither can fail.
//!
//! The walk over classes ends at the first entry that was waited for: what lies below was ordered
//! before it when it was announced. Entries that were not waited for (`try_`, members of a set,
//! second readers) made no such promise and do not end it.
//!
//! `std` is named directly and not through `sync`, because the check is not there where `sync` is
//! anything else.

#![expect(
    clippy::inline_always,
    reason = "the check is there in debug builds above all, which inline nothing else"
)]

use core::panic::Location;
use core::sync::atomic::{AtomicU64, Ordering};
use std::vec::Vec;

use super::Access;

mod edges;
mod entry;
mod fork;
mod gates;
mod graph;
mod held;
mod instances;
mod judge;
mod label;
mod outlet;
mod registry;
mod search;
mod settings;
mod sighting;
mod who;

pub(crate) use label::Label;
pub(crate) use outlet::set_hook;

use entry::Word;
use sighting::Wanted;
use who::Who;

/// Whether the check is compiled in.
pub(crate) const ENABLED: bool = true;

/// Who a lock is.
pub(crate) struct Identity {
    label: Label,
    /// The lock's number, or 0 before it is met. It moves with the lock.
    who: AtomicU64,
}

/// An acquisition that is given up for another of the same lock, and where that was asked for.
pub(crate) struct Renewal(&'static Location<'static>);

impl Identity {
    #[inline]
    pub(crate) const fn new(label: Label) -> Self {
        Self {
            label,
            who: AtomicU64::new(0),
        }
    }

    pub(crate) const fn label(&self) -> Label {
        self.label
    }

    /// Gives the lock its number before the first acquisition.
    #[inline]
    #[track_caller]
    pub(crate) fn meet(&self) {
        self.met();
    }

    #[inline]
    #[track_caller]
    fn met(&self) -> Who {
        let who = self.known();
        if who.is_known() {
            who
        } else {
            self.meet_first()
        }
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    fn meet_first(&self) -> Who {
        if self.known() == Who::UNSEEN {
            return Who::UNSEEN;
        }
        let (who, to_say) = self.make_up_who();
        if let Some(report) = to_say {
            outlet::refuse(&report);
        }
        who
    }

    /// The lock's number if it has been met.
    #[inline]
    fn known(&self) -> Who {
        // Relaxed: the number stands for itself, and classes are looked up by Acquire loads. A thread
        // that has met the lock finds its number; for others nothing of it is known.
        Who::from_bits(self.who.load(Ordering::Relaxed))
    }

    fn make_up_who(&self) -> (Who, Option<super::Report>) {
        let Some(_busy) = held::enter_slow_path() else {
            return (Who::UNSEEN, None);
        };
        let made_up = if settings::get().off {
            Who::UNSEEN
        } else {
            let Some(class) = registry::class_of(self.label) else {
                return (Who::UNSEEN, None);
            };
            Who::new(held::next_serial(), class)
        };
        // Relaxed: as in `known`.
        let (set, get) = (Ordering::Relaxed, Ordering::Relaxed);
        let unmet = Who::UNMET.to_bits();
        if let Err(other) = self
            .who
            .compare_exchange(unmet, made_up.to_bits(), set, get)
        {
            return (Who::from_bits(other), None);
        }
        if made_up == Who::UNSEEN || !registry::has_become_many(made_up) {
            return (made_up, None);
        }
        let circles = match graph::open() {
            Some(mut graph) => graph.drop_gate(made_up.class()),
            None => Vec::new(),
        };
        (made_up, outlet::tell_possible(circles))
    }

    /// Enters an acquisition that is about to wait without bound, if the thread holds nothing; false if
    /// there is more to look at.
    #[inline]
    #[track_caller]
    pub(crate) fn enter_first(&self, access: Access) -> bool {
        let who = self.known();
        who.is_known() && held::push_first(Word::new(who, access, true), Location::caller())
    }

    /// Checks an acquisition that is about to wait without bound, and enters it; `is_locked` tells
    /// whether somebody holds the lock. False, and not entered, if the thread reads the lock already
    /// and wants to read it again.
    #[inline]
    #[track_caller]
    pub(crate) fn enter(&self, access: Access, is_locked: impl FnOnce() -> bool) -> bool {
        let who = self.known();
        let word = Word::new(who, access, true);
        (who.is_known() && held::push_settled(who, word, Location::caller()))
            || self.enter_in_order(access)
            || self.enter_unknown(access, is_locked())
    }

    /// Enters an acquisition if it follows orders that are known, whatever they are known by.
    #[inline(never)]
    #[track_caller]
    fn enter_in_order(&self, access: Access) -> bool {
        let who = self.met();
        let is_in_order = who == Who::UNSEEN || held::is_in_order(who, false);
        if is_in_order {
            self.acquired(access, true);
        }
        is_in_order
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    fn enter_unknown(&self, access: Access, is_locked: bool) -> bool {
        let reads_again = self.announce_unknown(access, is_locked);
        if !reads_again {
            self.acquired(access, true);
        }
        !reads_again
    }

    /// Checks an acquisition that is about to wait without bound, and does not enter it; `is_locked`
    /// tells whether somebody holds the lock.
    #[inline]
    #[track_caller]
    pub(crate) fn announce(&self, access: Access, is_locked: impl FnOnce() -> bool) {
        let who = self.met();
        if who != Who::UNSEEN && !held::is_in_order(who, false) {
            self.announce_unknown(access, is_locked());
        }
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    fn announce_unknown(&self, access: Access, is_locked: bool) -> bool {
        let (reads_again, to_say) = look_into(&self.wanted(access), is_locked);
        if let Some(report) = to_say {
            outlet::refuse(&report);
        }
        reads_again
    }

    /// Checks an acquisition that will be given up and taken anew while the rest stays held.
    #[inline]
    #[track_caller]
    pub(crate) fn announce_renewal(&self, access: Access) -> Renewal {
        let who = self.known();
        if who.is_known() && !held::is_in_order(who, true) {
            self.announce_unknown_renewal(access);
        }
        Renewal(Location::caller())
    }

    #[cold]
    #[inline(never)]
    #[track_caller]
    fn announce_unknown_renewal(&self, access: Access) {
        let wanted = self.wanted(access);
        let to_say = {
            let Some(_busy) = held::enter_slow_path() else {
                return;
            };
            outlet::tell_possible(judge::judge_renewal(&wanted))
        };
        if let Some(report) = to_say {
            outlet::refuse(&report);
        }
    }

    /// Enters an acquisition that was announced as a renewal.
    #[inline]
    pub(crate) fn renewed(&self, access: Access, Renewal(at): Renewal) {
        self.push(access, true, at);
    }

    /// The second read of a thread waits for a writer, who waits for the first read to end.
    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(crate) fn is_stuck(&self, access: Access) {
        let wanted = self.wanted(access);
        let to_say = {
            let _busy = held::enter_slow_path();
            judge::judge_stuck(&wanted).and_then(outlet::tell_certain)
        };
        if let Some(report) = to_say {
            outlet::refuse(&report);
        }
    }

    #[track_caller]
    fn wanted(&self, access: Access) -> Wanted {
        Wanted {
            who: self.known(),
            label: self.label,
            access,
            at: Location::caller(),
        }
    }

    /// Enters an acquisition; `waited` tells whether it was announced.
    #[inline]
    #[track_caller]
    pub(crate) fn acquired(&self, access: Access, waited: bool) {
        self.push(access, waited, Location::caller());
    }

    #[inline]
    fn push(&self, access: Access, waited: bool, at: &'static Location<'static>) {
        let who = self.known();
        if who.is_known() {
            held::push(Word::new(who, access, waited), at);
        }
    }

    /// Strikes an acquisition out.
    #[inline]
    pub(crate) fn released(&self) {
        held::pop(self.known());
    }

    /// Turns an exclusive acquisition into one that reads.
    #[inline]
    pub(crate) fn downgraded(&self) {
        held::downgrade(self.known());
    }
}

/// Judges an acquisition and tells what is found: whether the thread reads again, and what is left
/// over to panic with.
fn look_into(wanted: &Wanted, is_locked: bool) -> (bool, Option<super::Report>) {
    let Some(_busy) = held::enter_slow_path() else {
        return (false, None);
    };
    let verdict = judge::judge(wanted, is_locked);
    let possible = outlet::tell_possible(verdict.possible);
    let certain = verdict.certain.and_then(outlet::tell_certain);
    (verdict.reads_again, certain.or(possible))
}

/// Runs a closure in which locks may be taken beside others of their class.
pub(crate) fn nested<U>(f: impl FnOnce() -> U) -> U {
    let _nested = held::set_nested();
    f()
}

/// Runs a closure in which locks are taken in an order that nobody is asked about.
pub(crate) fn exempt<U>(f: impl FnOnce() -> U) -> U {
    let _exempt = held::set_exempt();
    f()
}
