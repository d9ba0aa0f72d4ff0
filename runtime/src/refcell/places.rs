//! Where the standing borrows of a `RefCell` were taken.
//!
//! Builds with debug assertions remember the places of the first four standing borrows, so that a
//! conflict can name both sides; a borrow that finds no free slot is counted but not named, so a
//! place that is shown is never stale. In other builds all arrays here are empty, and so is the code.

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
        Self([Some(Location::caller()); REMEMBERED])
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
        let mut slot = Slot([SLOTS; REMEMBERED]);
        if let Some(index) = slot.0.first_mut() {
            *index = self.put(here.get());
        }
        slot
    }

    /// Remembers the place of a standing borrow once more.
    #[inline]
    pub(super) fn repeat(&self, mut slot: Slot) -> Slot {
        if let Some(index) = slot.0.first_mut() {
            *index = self.put(self.0.get(*index).and_then(Cell::get));
        }
        slot
    }

    /// Puts a place into a free slot, if there is one.
    fn put(&self, place: Option<&'static Location<'static>>) -> usize {
        for (index, slot) in self.0.iter().enumerate() {
            if slot.get().is_none() {
                slot.set(place);
                return index;
            }
        }
        SLOTS
    }

    /// Forgets the place of a borrow that ends.
    #[inline]
    pub(super) fn forget(&self, slot: Slot) {
        if let Some(&index) = slot.0.first() {
            if let Some(slot) = self.0.get(index) {
                slot.set(None);
            }
        }
    }

    /// The place of one of the standing borrows.
    #[inline]
    pub(super) fn any(&self) -> Place {
        let mut standing = Place([None; REMEMBERED]);
        if let Some(place) = standing.0.first_mut() {
            *place = self.first();
        }
        standing
    }

    fn first(&self) -> Option<&'static Location<'static>> {
        self.0.iter().find_map(Cell::get)
    }
}
