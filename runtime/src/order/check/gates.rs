//! The locks that were held around an observed order every time it was observed.
//!
//! A *gate* is a lock that is the only one of its class and is held exclusively: two threads that
//! both hold it are one thread. Up to four are remembered, those taken first.

use super::who::{Class, NO_CLASS};

/// How many gates are remembered.
const COUNT: usize = 4;

/// Up to four classes; [`NO_CLASS`] fills the free places.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Gates([Class; COUNT]);

impl Gates {
    /// The first four of some classes.
    pub(super) fn first_of(classes: impl Iterator<Item = Class>) -> Self {
        let mut gates = Self::default();
        for (place, class) in gates.0.iter_mut().zip(classes) {
            *place = class;
        }
        gates
    }

    /// The gates as one word that can be read in one go.
    pub(super) fn to_bits(self) -> u64 {
        let last_first = self.0.iter().rev();
        last_first.fold(0, |bits, &class| bits << Class::BITS | u64::from(class))
    }

    pub(super) fn from_bits(bits: u64) -> Self {
        let mut rest = bits;
        Self([(); COUNT].map(|()| {
            let [low, high, ..] = rest.to_le_bytes();
            rest >>= Class::BITS;
            Class::from_le_bytes([low, high])
        }))
    }

    pub(super) fn iter(self) -> impl Iterator<Item = Class> {
        self.0.into_iter().filter(|&class| class != NO_CLASS)
    }

    #[inline]
    pub(super) fn is_empty(self) -> bool {
        self == Self::default()
    }

    pub(super) fn contains(self, class: Class) -> bool {
        self.iter().any(|gate| gate == class)
    }

    /// The gates that `keep` wants.
    pub(super) fn filter(self, mut keep: impl FnMut(Class) -> bool) -> Self {
        Self::first_of(self.iter().filter(|&class| keep(class)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn four_gates_survive_the_trip_through_a_word() {
        let gates = Gates::first_of([1, 500, 1023, 7, 9].into_iter());
        assert_eq!(Gates::from_bits(gates.to_bits()), gates);
        assert!(
            gates.contains(7) && !gates.contains(9),
            "the first four are kept"
        );
        assert_eq!(gates.filter(|gate| gate > 400).iter().count(), 2);
        assert!(Gates::from_bits(0).is_empty());
    }
}
