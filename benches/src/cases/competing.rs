//! Several threads at one lock, each coming back as soon as it is through.

use crate::{
    contention::contend,
    rivals::{Exclusive, OverMutexes, OverPairs, OverRwLocks, Pair, Shared},
    sample::{Budget, Sample},
    work::Work,
};

/// Threads that do nothing but enter a section.
#[derive(Clone, Copy)]
pub(super) struct Sections {
    pub(super) threads: u32,
    pub(super) work: Work,
}

/// Threads that read and write in tiny sections, by chance.
#[derive(Clone, Copy)]
pub(super) struct Mix {
    pub(super) threads: u32,
    /// How many of a hundred operations write.
    pub(super) writes: u32,
}

/// Threads that do nothing but take two mutexes at once.
#[derive(Clone, Copy)]
pub(super) struct Both {
    pub(super) threads: u32,
}

impl OverPairs for Both {
    fn run<P: Pair>(self, budget: Budget) -> Sample {
        let pair = P::new();
        contend(self.threads, budget, |lane| {
            let asked = lane.ask();
            pair.with(|one, other| {
                lane.enter(asked);
                Work::TINY.section(one);
                Work::TINY.section(other);
            });
        })
    }
}

impl OverMutexes for Sections {
    fn run<L: Exclusive>(self, budget: Budget) -> Sample {
        let lock = L::new();
        contend(self.threads, budget, |lane| {
            let asked = lane.ask();
            lock.with(|value| {
                lane.enter(asked);
                self.work.section(value);
            });
        })
    }
}

impl OverRwLocks for Mix {
    fn run<L: Shared>(self, budget: Budget) -> Sample {
        let lock = L::new();
        contend(self.threads, budget, |lane| {
            // Where nobody writes nobody rolls the dice either.
            let writes = self.writes > 0 && lane.random.below(100) < self.writes;
            let asked = lane.ask();
            if writes {
                lock.write(|value| {
                    lane.enter(asked);
                    Work::TINY.section(value);
                });
            } else {
                let seen = lock.read(|value| {
                    lane.enter(asked);
                    Work::TINY.look(*value)
                });
                lane.see(seen);
            }
        })
    }
}
