//! Where the standing borrows of a `RefCell` were taken.
//!
//! Builds with debug assertions remember the places of the first four standing borrows, so that a
//! conflict can name both sides; a borrow that finds no free slot is counted but not named, so a
//! place that is shown is never stale. Other builds remember nothing: all types here are empty.

use core::panic::Location;

#[cfg(not(debug_assertions))]
pub(super) use forgotten::{Here, Places, Slot};
#[cfg(debug_assertions)]
pub(super) use remembered::{Here, Places, Slot};

/// The place of a borrow, if it is known.
pub(super) type Place = Option<&'static Location<'static>>;

#[cfg(debug_assertions)]
mod remembered {
    use core::cell::Cell;
    use core::panic::Location;

    use super::Place;

    const SLOTS: usize = 4;

    /// The places of standing borrows.
    pub(crate) struct Places([Cell<Place>; SLOTS]);

    /// What a borrow remembers: the slot with its place, or `SLOTS` if there was no free one.
    #[derive(Clone, Copy)]
    pub(crate) struct Slot(usize);

    /// The place from which a borrowing method was called.
    #[derive(Clone, Copy)]
    pub(crate) struct Here(Place);

    impl Here {
        #[inline]
        #[track_caller]
        pub(crate) fn new() -> Self {
            Self(Some(Location::caller()))
        }

        pub(crate) fn place(self) -> Place {
            self.0
        }
    }

    impl Places {
        pub(crate) const fn new() -> Self {
            Self([const { Cell::new(None) }; SLOTS])
        }

        /// Remembers the place of a borrow until [`forget`](Self::forget).
        pub(crate) fn remember(&self, here: Here) -> Slot {
            self.put(here.place())
        }

        /// Remembers the place of a standing borrow once more.
        pub(crate) fn repeat(&self, slot: Slot) -> Slot {
            self.put(self.0.get(slot.0).and_then(Cell::get))
        }

        fn put(&self, place: Place) -> Slot {
            let free = self.0.iter().position(|slot| slot.get().is_none());
            if let Some(free) = free {
                self.0[free].set(place);
            }
            Slot(free.unwrap_or(SLOTS))
        }

        /// Forgets the place of a borrow that ends.
        pub(crate) fn forget(&self, slot: Slot) {
            if let Some(slot) = self.0.get(slot.0) {
                slot.set(None);
            }
        }

        /// The place of one of the standing borrows.
        pub(crate) fn any(&self) -> Place {
            self.0.iter().find_map(Cell::get)
        }
    }
}

#[cfg(not(debug_assertions))]
mod forgotten {
    use super::Place;

    pub(crate) struct Places;

    #[derive(Clone, Copy)]
    pub(crate) struct Slot;

    #[derive(Clone, Copy)]
    pub(crate) struct Here;

    impl Here {
        #[inline]
        pub(crate) fn new() -> Self {
            Self
        }

        #[inline]
        pub(crate) fn place(self) -> Place {
            let Self = self;
            None
        }
    }

    impl Places {
        pub(crate) const fn new() -> Self {
            Self
        }

        #[inline]
        pub(crate) fn remember(&self, Here: Here) -> Slot {
            Slot
        }

        #[inline]
        pub(crate) fn repeat(&self, Slot: Slot) -> Slot {
            Slot
        }

        #[inline]
        pub(crate) fn forget(&self, Slot: Slot) {}

        #[inline]
        pub(crate) fn any(&self) -> Place {
            None
        }
    }
}
