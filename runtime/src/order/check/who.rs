//! A number for every lock that has been met: which lock, and of which class.

use super::edges::CLASSES;

/// The number of a class; 0 for locks of no class.
pub(super) type Class = u16;

/// The class of locks without a name, and of those met when all numbers had been given out.
pub(super) const NO_CLASS: Class = 0;

const _: () = assert!(
    CLASSES <= 1 << Who::CLASS_BITS,
    "a class fits into its bits"
);

/// Who a lock is: a serial number that no other lock ever has, and the number of its class.
///
/// A serial and not an address, because a lock that is made where another one was dropped is another
/// lock, and one that has moved is still the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Who(u64);

impl Who {
    /// How many bits a lock that is looked at takes up.
    pub(super) const BITS: u32 = 60;

    const CLASS_BITS: u32 = 10;

    /// A lock that was not met yet.
    pub(super) const UNMET: Self = Self(0);

    /// A lock that the check does not look at.
    pub(super) const UNSEEN: Self = Self(1 << 63);

    /// The lock number `serial` (from 1 on) of a class. Serials run out after 2^50 locks; the locks
    /// after that are not looked at.
    pub(super) fn new(serial: u64, class: Class) -> Self {
        if serial >= 1 << (Self::BITS - Self::CLASS_BITS) {
            return Self::UNSEEN;
        }
        Self(serial << Self::CLASS_BITS | u64::from(class))
    }

    /// Reads what [`to_bits`](Self::to_bits) gave.
    #[inline(always)]
    pub(super) const fn from_bits(bits: u64) -> Self {
        Self(bits)
    }

    #[inline(always)]
    pub(super) const fn to_bits(self) -> u64 {
        self.0
    }

    /// Whether the lock was met and is looked at.
    #[inline(always)]
    pub(super) const fn is_known(self) -> bool {
        // One comparison for the compiler: as a signed number it is above 0.
        self.0 != Self::UNMET.0 && self.0 < Self::UNSEEN.0
    }

    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the class is in the lowest bits"
    )]
    pub(super) const fn class(self) -> Class {
        self.0 as Class & ((1 << Self::CLASS_BITS) - 1)
    }

    /// Whether two locks belong to two classes, so that the order of their classes says it all.
    pub(super) fn is_ordered_by_class_with(self, other: Self) -> bool {
        let (one, other) = (self.class(), other.class());
        one != other && one != NO_CLASS && other != NO_CLASS
    }
}
