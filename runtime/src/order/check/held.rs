//! What the running thread holds.
//!
//! A stack of fixed size in thread-local storage, constant from the start and without a destructor:
//! nothing is allocated, and it is there in the destructors of other thread-locals too. Guards may be
//! released in any order, so an entry is found by who the lock is; the newest is looked at first.
//!
//! # State
//!
//! One number says how many entries there are and, in bits above those of any depth, what is unusual
//! about the thread at this moment. So one comparison tells whether an acquisition can go the fast
//! way: 0 means that nothing is held and nothing is unusual; below [`DEPTH`], that there is room and
//! nothing is unusual.

use core::cell::Cell;
use core::panic::Location;
use core::sync::atomic::{AtomicU64, Ordering};
use std::vec::Vec;

use super::super::Access;
use super::edges::{self, Edge};
use super::entry::{Entry, Word};
use super::who::{Class, Who};
use super::{instances, registry};

/// How many acquisitions of a thread are looked at; those beyond are as good as not held.
const DEPTH: usize = 64;

/// The bits of the state that count the entries.
const COUNT: usize = BUSY - 1;

/// The slow path runs: of locks that are taken in it, as a hook may do, the order is not looked at.
const BUSY: usize = 1 << 8;
const NESTED: usize = 1 << 9;
const EXEMPT: usize = 1 << 10;

const _: () = assert!(DEPTH <= COUNT, "a full stack touches no other bit");

/// How many serial numbers a thread takes at once, so that making locks shares no cache line.
const SERIALS: u64 = 1024;

static NEXT_SERIAL: AtomicU64 = AtomicU64::new(1);

struct Held {
    /// How many entries there are, and what is unusual.
    state: Cell<usize>,
    slots: [Slot; DEPTH],
    /// The serial numbers this thread may give out: the next, and the first it may not.
    serials: Cell<(u64, u64)>,
}

struct Slot {
    word: Cell<Word>,
    /// `None` only where nothing was ever entered.
    at: Cell<Option<&'static Location<'static>>>,
}

impl Slot {
    const fn free() -> Self {
        Self {
            word: Cell::new(Word::NONE),
            at: Cell::new(None),
        }
    }

    fn entry(&self) -> Option<Entry> {
        let word = self.word.get();
        let entry = |at| Entry {
            who: word.who(),
            access: word.access(),
            waited: word.waited(),
            at,
        };
        self.at.get().map(entry)
    }

    #[inline(always)]
    fn set(&self, word: Word, at: &'static Location<'static>) {
        self.word.set(word);
        self.at.set(Some(at));
    }
}

std::thread_local! {
    static HELD: Held = const {
        Held {
            state: Cell::new(0),
            slots: [const { Slot::free() }; DEPTH],
            serials: Cell::new((0, 0)),
        }
    };
}

impl Held {
    fn depth(&self) -> usize {
        self.state.get() & COUNT
    }

    fn has(&self, unusual: usize) -> bool {
        self.state.get() & unusual != 0
    }

    /// The acquisitions, the newest first.
    fn entries(&self) -> Vec<Entry> {
        let mut entries = Vec::with_capacity(self.depth());
        for slot in self.slots[..self.depth()].iter().rev() {
            if let Some(entry) = slot.entry() {
                entries.push(entry);
            }
        }
        entries
    }

    fn holds_gate(&self, class: Class) -> bool {
        for slot in &self.slots[..self.depth()] {
            let word = slot.word.get();
            if word.who().class() == class && is_gate(word.who(), word.access()) {
                return true;
            }
        }
        false
    }

    /// Whether waiting for `wanted` now follows orders that are known; where it is held already, that
    /// is as `again` says.
    fn is_in_order(&self, wanted: Who, again: bool) -> bool {
        let mut above = self.depth();
        let mut open = !self.has(EXEMPT);
        while above > 0 {
            above -= 1;
            let held = self.slots[above].word.get();
            if held.is_of(wanted) {
                if again {
                    continue;
                }
                return false;
            }
            let is_known = edges::is_settled(held.who().class(), wanted.class())
                || self.is_known_aside(held.who(), wanted, open);
            if !is_known {
                return false;
            }
            open &= !held.waited();
        }
        true
    }

    /// Whether the orders of all entries with a lock are settled by their classes; so none of them is
    /// of a lock of its class.
    #[inline(always)]
    fn is_settled(&self, depth: usize, wanted: Who) -> bool {
        let mut above = depth;
        let mut open = true;
        while open && above > 0 {
            above -= 1;
            let held = self.slots[above].word.get();
            if !edges::is_settled(held.who().class(), wanted.class()) {
                return false;
            }
            open = !held.waited();
        }
        while above > 0 {
            above -= 1;
            let held = self.slots[above].word.get();
            if !held.who().is_ordered_by_class_with(wanted) {
                return false;
            }
        }
        true
    }

    /// Whether an order is known that is no settled one of two classes; `open` tells whether that of
    /// classes is asked for.
    #[cold]
    #[inline(never)]
    fn is_known_aside(&self, held: Who, wanted: Who, open: bool) -> bool {
        let known = if held.is_ordered_by_class_with(wanted) {
            if !open {
                return true;
            }
            edges::known_by(Edge::new(held.class(), wanted.class()))
        } else {
            if self.has(NESTED | EXEMPT) {
                return true;
            }
            instances::known_by(held, wanted)
        };
        match known {
            Some(gates) => gates.filter(&|gate| self.holds_gate(gate)) == gates,
            None => false,
        }
    }

    #[inline]
    fn push(&self, word: Word, at: &'static Location<'static>) {
        let state = self.state.get();
        if state < DEPTH {
            self.slots[state].set(word, at);
            self.state.set(state + 1);
        } else {
            self.push_aside(word, at);
        }
    }

    /// Enters an acquisition where something is unusual.
    #[cold]
    #[inline(never)]
    fn push_aside(&self, word: Word, at: &'static Location<'static>) {
        if let Some(free) = self.slots.get(self.depth()) {
            // An order that nobody asked about promises nothing of what lies below.
            free.set(word.without_wait(), at);
            self.state.set(self.state.get() + 1);
        }
    }

    /// Strikes an acquisition out where it is not the newest, or something is unusual.
    #[cold]
    #[inline(never)]
    fn pop_aside(&self, who: Who) {
        if who.is_known() {
            self.remove(who);
        }
    }

    fn position(&self, who: Who) -> Option<usize> {
        let mut above = self.depth();
        while above > 0 {
            above -= 1;
            if self.slots[above].word.get().is_of(who) {
                return Some(above);
            }
        }
        None
    }

    /// Strikes the newest acquisition of a lock out; there is none where it found the stack full.
    fn remove(&self, who: Who) {
        let Some(position) = self.position(who) else {
            return;
        };
        for above in position + 1..self.depth() {
            let (slot, moved) = (&self.slots[above - 1], &self.slots[above]);
            slot.word.set(moved.word.get());
            slot.at.set(moved.at.get());
        }
        self.state.set(self.state.get() - 1);
    }
}

/// Whether others that hold the same class exclusively must be this very thread.
pub(super) fn is_gate(who: Who, access: Access) -> bool {
    access.is_exclusive() && registry::is_only_instance(who)
}

/// Whether waiting for `wanted` now follows orders that are known; where the thread holds it already,
/// that is as `again` says.
pub(super) fn is_in_order(wanted: Who, again: bool) -> bool {
    HELD.with(|held| held.is_in_order(wanted, again))
}

/// Enters an acquisition if nothing is held and nothing is unusual.
#[inline]
pub(super) fn push_first(word: Word, at: &'static Location<'static>) -> bool {
    HELD.with(|held| {
        let is_first = held.state.get() == 0;
        if is_first {
            held.slots[0].set(word, at);
            held.state.set(1);
        }
        is_first
    })
}

/// Enters an acquisition if all that is held is settled to come before it and nothing is unusual.
#[inline]
pub(super) fn push_settled(who: Who, word: Word, at: &'static Location<'static>) -> bool {
    HELD.with(|held| {
        let state = held.state.get();
        let is_settled = state < DEPTH && held.is_settled(state, who);
        if is_settled {
            held.slots[state].set(word, at);
            held.state.set(state + 1);
        }
        is_settled
    })
}

/// Enters an acquisition.
#[inline]
pub(super) fn push(word: Word, at: &'static Location<'static>) {
    HELD.with(|held| held.push(word, at));
}

/// Strikes the newest acquisition of a lock out, if there is one.
#[inline]
pub(super) fn pop(who: Who) {
    HELD.with(|held| {
        let below = held.state.get().wrapping_sub(1);
        if below < DEPTH && held.slots[below].word.get().is_of(who) {
            held.state.set(below);
        } else {
            held.pop_aside(who);
        }
    });
}

/// Strikes out what the slow path has found to be held no more.
pub(super) fn forget(who: Who) {
    HELD.with(|held| held.remove(who));
}

/// Turns the exclusive acquisition of a lock into one that reads.
pub(super) fn downgrade(who: Who) {
    HELD.with(|held| {
        if let Some(position) = held.position(who) {
            let word = &held.slots[position].word;
            word.set(word.get().reading());
        }
    });
}

/// What the thread holds, the newest first, for the slow path.
pub(super) fn entries() -> Vec<Entry> {
    HELD.with(Held::entries)
}

/// A serial number that no other lock has.
pub(super) fn next_serial() -> u64 {
    HELD.with(|held| {
        let (mut next, mut end) = held.serials.get();
        if next == end {
            // Relaxed: only the number counts.
            next = NEXT_SERIAL.fetch_add(SERIALS, Ordering::Relaxed);
            end = next + SERIALS;
        }
        held.serials.set((next + 1, end));
        next
    })
}

/// Something unusual about the running thread, until this is dropped.
pub(super) struct Flagged {
    flag: usize,
    before: bool,
}

impl Flagged {
    fn set(flag: usize) -> Self {
        let before = turn(flag, true);
        Self { flag, before }
    }
}

impl Drop for Flagged {
    fn drop(&mut self) {
        if !self.before {
            turn(self.flag, false);
        }
    }
}

/// Turns a flag of the running thread on or off; tells whether it was on.
fn turn(flag: usize, on: bool) -> bool {
    HELD.with(|held| {
        let state = held.state.get();
        let turned = if on { state | flag } else { state & !flag };
        held.state.set(turned);
        state & flag != 0
    })
}

/// Whether a flag of the running thread is on.
fn is_on(flag: usize) -> bool {
    HELD.with(|held| held.has(flag))
}

/// Starts the slow path, unless it runs already: then whatever is locked is its own business.
pub(super) fn enter_slow_path() -> Option<Flagged> {
    let busy = Flagged::set(BUSY);
    (!busy.before).then_some(busy)
}

/// Whether an acquisition of a lock beside another of the same class is meant to be so.
pub(super) fn is_nested() -> bool {
    is_on(NESTED)
}

/// Whether acquisitions are to be taken without asking for their order.
pub(super) fn is_exempt() -> bool {
    is_on(EXEMPT)
}

/// Makes acquisitions nested until the result is dropped.
pub(super) fn set_nested() -> Flagged {
    Flagged::set(NESTED)
}

/// Makes acquisitions exempt until the result is dropped.
pub(super) fn set_exempt() -> Flagged {
    Flagged::set(EXEMPT)
}
