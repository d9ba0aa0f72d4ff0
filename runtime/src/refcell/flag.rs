//! The count of a `RefCell`'s borrows.
//!
//! # State
//!
//! | count | meaning |
//! |---|---|
//! | 0 | nobody borrows |
//! | n > 0 | n `Ref`s stand |
//! | -n < 0 | n `RefMut`s stand, over parts that do not overlap |
//!
//! # Invariants
//!
//! - F1: the count changes its sign only through zero, one release at a time, so no writer comes in
//!   while a reader stands, and the other way round.
//! - F2: the count never wraps: a borrow that would make it do so is refused.

use core::cell::Cell;

use super::error::Refusal;
use super::places::{Place, Places, Slot};
use crate::class::Label;
use crate::guard::{Release, Split};

/// Who borrows a `RefCell` now.
pub(crate) struct Flag {
    count: Cell<isize>,
    places: Places,
    label: Label,
}

impl Flag {
    /// Nobody borrows.
    pub(super) const fn new(label: Label) -> Self {
        Self {
            count: Cell::new(0),
            places: Places::new(),
            label,
        }
    }

    /// Whose borrows are counted.
    pub(super) fn label(&self) -> Label {
        self.label
    }

    /// Counts one more reader, unless somebody writes.
    #[inline]
    pub(super) fn try_read(&self, here: Place) -> Option<Slot> {
        let count = self.count.get().wrapping_add(1);
        // One comparison for both refusals: a writer leaves at most 0, an overflow wraps below it.
        if count <= 0 {
            return None;
        }
        self.count.set(count);
        Some(self.places.remember(here))
    }

    /// Counts a writer, unless somebody borrows.
    #[inline]
    pub(super) fn try_write(&self, here: Place) -> Option<Slot> {
        if self.count.get() != 0 {
            return None;
        }
        self.count.set(-1);
        Some(self.places.remember(here))
    }

    /// Why a borrow at `here` has just been refused.
    #[inline]
    pub(super) fn refusal(&self, here: Place) -> Refusal {
        Refusal {
            label: self.label,
            count: self.count.get(),
            standing: self.places.any(),
            here,
        }
    }

    /// Panics with the reason why a borrow at `here` has just been refused.
    #[cold]
    #[inline(never)]
    #[track_caller]
    pub(super) fn refuse(&self, here: Place) -> ! {
        panic!("{}", self.refusal(here))
    }
}

/// The mode of a `Ref`: counted, without writers.
pub(crate) enum Reading {}

// SAFETY: while a reader is counted, `try_write` refuses, and nobody splits a writer that does not
// stand (F1, F2).
unsafe impl Release<Flag> for Reading {
    type State = Slot;

    #[inline]
    unsafe fn release(lock: &Flag, slot: Slot) {
        lock.count.set(lock.count.get() - 1);
        lock.places.forget(slot);
    }
}

// SAFETY: the reader is counted on its own, so the count stays above zero until both are released.
unsafe impl Split<Flag> for Reading {
    #[inline]
    #[track_caller]
    fn split(lock: &Flag, slot: &Slot) -> Slot {
        match lock.count.get().checked_add(1) {
            Some(count) => lock.count.set(count),
            None => lock.refuse(Place::here()),
        }
        lock.places.repeat(*slot)
    }
}

/// The mode of a `RefMut`: counted, without readers and without other writers of the same part.
pub(crate) enum Writing {}

// SAFETY: while a writer is counted, `try_read` and `try_write` refuse (F1, F2); a second writer
// comes of `split` alone, which leaves it to its caller that both reach different parts.
unsafe impl Release<Flag> for Writing {
    type State = Slot;

    #[inline]
    unsafe fn release(lock: &Flag, slot: Slot) {
        lock.count.set(lock.count.get() + 1);
        lock.places.forget(slot);
    }
}

// SAFETY: the writer is counted on its own, so the count stays below zero until both are released.
unsafe impl Split<Flag> for Writing {
    #[inline]
    #[track_caller]
    fn split(lock: &Flag, slot: &Slot) -> Slot {
        match lock.count.get().checked_sub(1) {
            Some(count) => lock.count.set(count),
            None => lock.refuse(Place::here()),
        }
        lock.places.repeat(*slot)
    }
}

#[cfg(test)]
mod tests {
    use alloc::string::ToString;

    use super::*;

    #[test]
    fn a_reader_that_would_wrap_the_count_is_refused() {
        let flag = Flag::new(Label::NONE);
        flag.count.set(isize::MAX);
        assert!(flag.try_read(Place::here()).is_none());
        assert_eq!(flag.count.get(), isize::MAX);
        assert!(flag.refusal(Place::here()).to_string().contains("leaked"));
    }

    #[test]
    #[should_panic(expected = "leaked")]
    fn a_clone_that_would_wrap_the_count_is_refused() {
        let flag = Flag::new(Label::NONE);
        let slot = flag.try_read(Place::here()).unwrap();
        flag.count.set(isize::MAX);
        Reading::split(&flag, &slot);
    }

    #[test]
    #[should_panic(expected = "leaked")]
    fn a_split_that_would_wrap_the_count_is_refused() {
        let flag = Flag::new(Label::NONE);
        let slot = flag.try_write(Place::here()).unwrap();
        flag.count.set(isize::MIN);
        Writing::split(&flag, &slot);
    }
}
