//! Everything that a round leaves to chance: numbers, choices and pauses.

use core::time::Duration;
use std::thread;

/// `SplitMix64` (Steele, Lea, Flood 2014): seeds that lie side by side have nothing in common.
pub(crate) struct Random(u64);

impl Random {
    pub(crate) const fn new(seed: u64) -> Self {
        Self(seed)
    }

    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// A generator for another thread.
    pub(crate) fn fork(&mut self) -> Self {
        Self(self.next())
    }

    pub(crate) fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// A number from `low` up to and with `high`.
    pub(crate) fn between(&mut self, low: u64, high: u64) -> u64 {
        low + self.below(high - low + 1)
    }

    pub(crate) fn index(&mut self, length: usize) -> usize {
        usize::try_from(self.below(length as u64)).expect("below a length")
    }

    pub(crate) fn one_in(&mut self, chances: u64) -> bool {
        self.below(chances) == 0
    }

    pub(crate) fn pick<'a, T>(&mut self, choices: &'a [T]) -> &'a T {
        &choices[self.index(choices.len())]
    }

    /// How long a timed attempt is patient: often too short, sometimes long enough.
    pub(crate) fn patience(&mut self) -> Duration {
        Duration::from_micros(*self.pick(&[0, 1, 20, 100, 500]))
    }

    /// Does nothing for a moment: not at all, busily, behind others or asleep.
    pub(crate) fn pause(&mut self) {
        match self.below(8) {
            0..3 => {}
            3 | 4 => {
                for _ in 0..self.below(300) {
                    core::hint::spin_loop();
                }
            }
            5 | 6 => thread::yield_now(),
            // Longer than a waiter stays awake, so that it sleeps too.
            _ => thread::sleep(Duration::from_micros(self.below(120))),
        }
    }
}
