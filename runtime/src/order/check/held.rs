//! What the running thread holds.
//!
//! A stack of fixed size in thread-local storage, constant from the start and without a destructor:
//! nothing is allocated, and it is there in the destructors of other thread-locals too. Guards may be
//! released in any order, so an entry is found by who the lock is; the newest is looked at first.

use core::cell::Cell;
use core::panic::Location;
use core::sync::atomic::{AtomicU64, Ordering};

use super::super::Access;
use super::edges::{self, Edge};
use super::who::{Class, Who};
use super::{instances, registry};

/// How many acquisitions of a thread are looked at; more are counted only.
const DEPTH: usize = 64;

/// How many serial numbers a thread takes at once, so that making locks shares no cache line.
const SERIALS: u64 = 1024;

static NEXT_SERIAL: AtomicU64 = AtomicU64::new(1);

/// One acquisition.
#[derive(Clone, Copy, Debug)]
pub(super) struct Entry {
    pub(super) who: Who,
    pub(super) access: Access,
    /// Whether the thread was ready to wait for it without bound, so that edges lead into it and
    /// what is held below is ordered before it already.
    pub(super) waited: bool,
    pub(super) at: &'static Location<'static>,
}

struct Held {
    depth: Cell<usize>,
    entries: [Cell<Option<Entry>>; DEPTH],
    /// Acquisitions that found the stack full.
    overflow: Cell<usize>,
    /// Whether the slow path runs: locks that it takes itself are not looked at.
    busy: Cell<bool>,
    nested: Cell<bool>,
    exempt: Cell<bool>,
    /// The serial numbers this thread may give out: the next, and the first it may not.
    serials: Cell<(u64, u64)>,
}

std::thread_local! {
    static HELD: Held = const {
        Held {
            depth: Cell::new(0),
            entries: [const { Cell::new(None) }; DEPTH],
            overflow: Cell::new(0),
            busy: Cell::new(false),
            nested: Cell::new(false),
            exempt: Cell::new(false),
            serials: Cell::new((0, 0)),
        }
    };
}

impl Held {
    /// The acquisitions, the newest first.
    #[inline]
    fn newest_first(&self) -> impl Iterator<Item = Entry> {
        self.entries[..self.depth.get()]
            .iter()
            .rev()
            .filter_map(Cell::get)
    }

    fn holds_gate(&self, class: Class) -> bool {
        self.newest_first()
            .any(|entry| entry.who.class() == class && is_gate(entry))
    }

    /// Whether waiting for `wanted` now follows orders that are known; where it is held already, that
    /// is as `again` says.
    #[inline]
    fn is_in_order(&self, wanted: Who, again: bool) -> bool {
        let mut open = !self.exempt.get();
        for entry in self.newest_first() {
            if entry.who == wanted {
                if again {
                    continue;
                }
                return false;
            }
            if entry.who.is_ordered_by_class_with(wanted) {
                let edge = Edge::new(entry.who.class(), wanted.class());
                if open && !edges::is_known(edge, |gate| self.holds_gate(gate)) {
                    return false;
                }
            } else if !self.nested.get()
                && !self.exempt.get()
                && !instances::is_known(entry.who, wanted, |gate| self.holds_gate(gate))
            {
                return false;
            }
            open &= !entry.waited;
        }
        true
    }

    fn position(&self, who: Who) -> Option<usize> {
        self.entries[..self.depth.get()]
            .iter()
            .rposition(|entry| entry.get().is_some_and(|entry| entry.who == who))
    }

    fn remove(&self, position: usize) {
        let depth = self.depth.get();
        for index in position + 1..depth {
            self.entries[index - 1].set(self.entries[index].get());
        }
        self.depth.set(depth - 1);
    }
}

/// Whether others that hold the same class exclusively must be this very thread.
pub(super) fn is_gate(entry: Entry) -> bool {
    entry.access.is_exclusive() && registry::is_only_instance(entry.who)
}

/// Whether waiting for `wanted` now follows orders that are known.
#[inline]
pub(super) fn is_in_order(wanted: Who) -> bool {
    HELD.with(|held| held.depth.get() == 0 || held.is_in_order(wanted, false))
}

/// As [`is_in_order`], where the thread holds the lock and is going to give it up first.
pub(super) fn is_renewed_in_order(wanted: Who) -> bool {
    HELD.with(|held| held.depth.get() <= 1 || held.is_in_order(wanted, true))
}

/// Enters an acquisition.
#[inline]
pub(super) fn push(entry: Entry) {
    HELD.with(|held| {
        if held.busy.get() {
            return;
        }
        let depth = held.depth.get();
        match held.entries.get(depth) {
            Some(free) => {
                // An order that nobody asked about promises nothing of what lies below.
                let asked = !held.nested.get() && !held.exempt.get();
                let waited = entry.waited && asked;
                free.set(Some(Entry { waited, ..entry }));
                held.depth.set(depth + 1);
            }
            None => held.overflow.set(held.overflow.get() + 1),
        }
    });
}

/// Strikes the newest acquisition of a lock out, if there is one.
#[inline]
pub(super) fn pop(who: Who) {
    HELD.with(|held| match held.position(who) {
        Some(position) => held.remove(position),
        None => held.overflow.set(held.overflow.get().saturating_sub(1)),
    });
}

/// Turns the exclusive acquisition of a lock into one that reads.
pub(super) fn downgrade(who: Who) {
    HELD.with(|held| {
        if let Some(position) = held.position(who) {
            let access = Access::Read;
            let entry = held.entries[position].get();
            held.entries[position].set(entry.map(|entry| Entry { access, ..entry }));
        }
    });
}

/// What the thread holds, the newest first, for the slow path.
pub(super) fn entries() -> std::vec::Vec<Entry> {
    HELD.with(|held| held.newest_first().collect())
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

/// A flag of the running thread that is set until this is dropped.
pub(super) struct Flagged {
    flag: fn(&Held) -> &Cell<bool>,
    before: bool,
}

impl Flagged {
    fn set(flag: fn(&Held) -> &Cell<bool>) -> Self {
        Self {
            flag,
            before: HELD.with(|held| flag(held).replace(true)),
        }
    }
}

impl Drop for Flagged {
    fn drop(&mut self) {
        HELD.with(|held| (self.flag)(held).set(self.before));
    }
}

/// Starts the slow path, unless it runs already: then whatever is locked is its own business.
pub(super) fn enter_slow_path() -> Option<Flagged> {
    let busy = Flagged::set(|held| &held.busy);
    (!busy.before).then_some(busy)
}

/// Whether an acquisition of a lock beside another of the same class is meant to be so.
pub(super) fn is_nested() -> bool {
    HELD.with(|held| held.nested.get())
}

/// Whether acquisitions are to be taken without asking for their order.
pub(super) fn is_exempt() -> bool {
    HELD.with(|held| held.exempt.get())
}

/// Makes acquisitions nested until the result is dropped.
pub(super) fn set_nested() -> Flagged {
    Flagged::set(|held| &held.nested)
}

/// Makes acquisitions exempt until the result is dropped.
pub(super) fn set_exempt() -> Flagged {
    Flagged::set(|held| &held.exempt)
}
