//! Where the standing borrows of a `RefCell` were taken.
//!
//! Builds with debug assertions remember the places of the first four standing borrows, so that a
//! conflict can name both sides; a borrow that finds no free slot is counted but not named, so a
//! place that is shown is never stale. In other builds all arrays here are empty, and so is the code.

use core::array;
use core::cell::Cell;
use core::panic::Location;

/// 1 if places are remembered, 0 if not.
const REMEMBERED: usize = cfg!(debug_assertions) as usize;

/// How many standing borrows of a cell are remembered.
const SLOTS: usize = 4 * REMEMBERED;

/// The place of a borrow, if it is known.
#[derive(Clone, Copy)]
pub(super) struct Place([Option<&'static Location<'static>>; REMEMBERED]);

impl Place {
    /// The place from which a borrowing method was called.
    #[inline]
    #[track_caller]
    pub(super) fn here() -> Self {
        let caller = Location::caller();
        Self(array::from_fn(|_| Some(caller)))
    }

    pub(super) fn get(self) -> Option<&'static Location<'static>> {
        self.0.first().copied().flatten()
    }
}

/// What a borrow remembers: the slot with its place, or `SLOTS` if there was no free one.
#[derive(Clone, Copy)]
pub(crate) struct Slot([usize; REMEMBERED]);

/// The places of standing borrows.
pub(super) struct Places([Cell<Option<&'static Location<'static>>>; SLOTS]);

impl Places {
    pub(super) const fn new() -> Self {
        Self([const { Cell::new(None) }; SLOTS])
    }

    /// Remembers the place of a borrow until [`forget`](Self::forget).
    #[inline]
    pub(super) fn remember(&self, here: Place) -> Slot {
        Slot(here.0.map(|place| self.put(place)))
    }

    /// Remembers the place of a standing borrow once more.
    #[inline]
    pub(super) fn repeat(&self, slot: Slot) -> Slot {
        Slot(
            slot.0
                .map(|index| self.put(self.0.get(index).and_then(Cell::get))),
        )
    }

    /// Puts a place into a free slot, if there is one.
    fn put(&self, place: Option<&'static Location<'static>>) -> usize {
        let free = self.0.iter().position(|slot| slot.get().is_none());
        let index = free.unwrap_or(SLOTS);
        if let Some(slot) = self.0.get(index) {
            slot.set(place);
        }
        index
    }

    /// Forgets the place of a borrow that ends.
    #[inline]
    pub(super) fn forget(&self, slot: Slot) {
        for index in slot.0 {
            if let Some(slot) = self.0.get(index) {
                slot.set(None);
            }
        }
    }

    /// The place of one of the standing borrows.
    #[inline]
    pub(super) fn any(&self) -> Place {
        Place(array::from_fn(|_| self.0.iter().find_map(Cell::get)))
    }
}
