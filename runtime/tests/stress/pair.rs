//! The value under a lock of a round, which shows when two threads were at it at once.

use core::hint::black_box;

use super::random::Random;

/// Two numbers that are equal whenever the lock is free.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Pair {
    left: u64,
    right: u64,
}

impl Pair {
    /// Adds to one, waits a moment and adds to the other.
    pub(crate) fn add(&mut self, n: u64, random: &mut Random) {
        let before = self.look(random);
        self.left = before + n;
        // The first half is in memory while this thread waits.
        black_box(&mut *self);
        random.pause();
        self.right = black_box(self.right) + n;
        assert_eq!(*black_box(&mut *self), Self::of(before + n), "not alone");
    }

    /// Looks at one, waits a moment and looks at the other, which is the same; gives both.
    pub(crate) fn look(&self, random: &mut Random) -> u64 {
        let left = black_box(self).left;
        random.pause();
        let right = black_box(self).right;
        assert_eq!(left, right, "somebody is writing");
        left
    }

    const fn of(n: u64) -> Self {
        Self { left: n, right: n }
    }

    /// A part to narrow a guard to, which is whole again when it is given back.
    pub(crate) fn as_mut(&mut self) -> &mut Self {
        self
    }

    pub(crate) fn as_ref(&self) -> &Self {
        self
    }

    /// Both numbers, which are the same.
    pub(crate) fn sum(self) -> u64 {
        assert_eq!(self.left, self.right);
        self.left
    }
}
