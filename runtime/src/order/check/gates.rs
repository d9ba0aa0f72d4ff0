//! The locks that were held around an observed order every time it was observed.
//!
//! A *gate* is a lock that is the only one of its class and is held exclusively: two threads that
//! both hold it are one thread. Up to four are remembered, those taken first.

use super::who::{Class, NO_CLASS};

/// How many gates are remembered.
pub(super) const COUNT: u32 = u64::BITS / Class::BITS;

/// Up to four classes in one word that can be read in one go, the first in the lowest bits;
/// [`NO_CLASS`] fills the free places above.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Gates(u64);

impl Gates {
    pub(super) const NONE: Self = Self(0);

    pub(super) const fn to_bits(self) -> u64 {
        self.0
    }

    /// Reads what [`to_bits`](Self::to_bits) gave.
    pub(super) const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    #[inline]
    pub(super) const fn is_empty(self) -> bool {
        self.0 == Self::NONE.0
    }

    /// The class in a place, or [`NO_CLASS`].
    pub(super) fn at(self, place: u32) -> Class {
        let [low, high, ..] = (self.0 >> (place * Class::BITS)).to_le_bytes();
        Class::from_le_bytes([low, high])
    }

    /// Adds a class if a place is free.
    pub(super) fn add(&mut self, class: Class) {
        let used = (u64::BITS - self.0.leading_zeros()).div_ceil(Class::BITS);
        if used < COUNT {
            self.0 |= u64::from(class) << (used * Class::BITS);
        }
    }

    pub(super) fn contains(self, class: Class) -> bool {
        !self.filter(&|gate| gate == class).is_empty()
    }

    /// Whether `other` has all of them.
    pub(super) fn are_among(self, other: Self) -> bool {
        self.and(other) == self
    }

    /// Those that `other` has too.
    pub(super) fn and(self, other: Self) -> Self {
        self.filter(&|gate| other.contains(gate))
    }

    /// The gates that `keep` wants.
    pub(super) fn filter(self, keep: &dyn Fn(Class) -> bool) -> Self {
        let mut kept = Self::NONE;
        for place in 0..COUNT {
            let class = self.at(place);
            if class != NO_CLASS && keep(class) {
                kept.add(class);
            }
        }
        kept
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_four_gates_are_kept() {
        let mut gates = Gates::NONE;
        assert!(gates.is_empty());
        for class in [1, 500, 1023, 7, 9] {
            gates.add(class);
        }
        assert_eq!([0, 1, 2, 3].map(|place| gates.at(place)), [1, 500, 1023, 7]);
        assert!(gates.contains(7) && !gates.contains(9));
    }

    #[test]
    fn no_hole_is_left_where_a_gate_goes() {
        let mut gates = Gates::NONE;
        for class in [1, 500, 1023, 7] {
            gates.add(class);
        }
        let mut left = gates.filter(&|gate| gate > 400);
        assert_eq!([0, 1, 2].map(|place| left.at(place)), [500, 1023, NO_CLASS]);
        assert!(left.are_among(gates) && !gates.are_among(left));
        assert_eq!(left.and(gates), left);
        left.add(3);
        assert_eq!(left.at(2), 3);
        assert_eq!(left.and(gates).to_bits(), gates.and(left).to_bits());
    }
}
