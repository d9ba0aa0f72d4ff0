//! Cases, the implementations that run them, and the rounds.
//!
//! In each round every implementation runs once, in an order that rotates, so that a slow minute of
//! the machine hits all of them and nobody always runs after the same neighbour. Ratios are taken
//! within a round and only then brought to their median.

use core::time::Duration;

use crate::sample::{Budget, Sample};

/// One implementation of a case.
pub(crate) struct Entry {
    pub(crate) name: &'static str,
    run: Box<dyn Fn(Budget) -> Sample>,
}

impl Entry {
    /// An implementation that `run` measures once within a budget.
    pub(crate) fn new(name: &'static str, run: impl Fn(Budget) -> Sample + 'static) -> Self {
        Self {
            name,
            run: Box::new(run),
        }
    }

    /// Runs it once.
    pub(crate) fn run(&self, budget: Budget) -> Sample {
        (self.run)(budget)
    }
}

/// One workload and everybody who runs it.
pub(crate) struct Case {
    /// The heading it stands under.
    pub(crate) family: &'static str,
    pub(crate) title: String,
    /// What `time` is, where it is not the plain time of one operation.
    pub(crate) measures: &'static str,
    /// Where the case belongs to a curve.
    pub(crate) point: Option<Point>,
    pub(crate) entries: Vec<Entry>,
}

impl Case {
    /// What it is picked by.
    pub(crate) fn name(&self) -> String {
        format!("{} {}", self.family, self.title)
    }
}

/// A point of a curve over thread counts.
#[derive(Clone, Copy)]
pub(crate) struct Point {
    /// The curve's title.
    pub(crate) curve: &'static str,
    pub(crate) threads: u32,
}

/// A case that has been run.
pub(crate) struct Measured {
    pub(crate) case: Case,
    /// For each entry its samples, one a round.
    pub(crate) samples: Vec<Vec<Sample>>,
}

/// How much of everything.
#[derive(Clone, Copy)]
pub(crate) struct Plan {
    pub(crate) rounds: usize,
    /// The time for all cases together.
    pub(crate) total: Duration,
}

impl Plan {
    /// Enough for a result, in about ten minutes.
    pub(crate) const FULL: Self = Self {
        rounds: 15,
        total: Duration::from_secs(550),
    };

    /// Enough for a look, in about a minute.
    pub(crate) const QUICK: Self = Self {
        rounds: 5,
        total: Duration::from_secs(48),
    };

    /// The plan for some cases alone: each gets the time it has in the whole.
    pub(crate) fn part(self, cases: usize, of: usize) -> Self {
        let count = |cases| u32::try_from(cases).unwrap_or(u32::MAX).max(1);
        Self {
            total: self.total * count(cases) / count(of),
            ..self
        }
    }

    fn budget(self, runs: usize) -> Budget {
        let runs = u32::try_from(runs * self.rounds).unwrap_or(u32::MAX);
        Budget {
            time: self.total / runs.max(1),
            chunk: 100_000,
        }
    }
}

/// Runs every case, telling `progress` which one comes next.
pub(crate) fn run(cases: Vec<Case>, plan: Plan, progress: impl Fn(&Case)) -> Vec<Measured> {
    let runs = cases.iter().map(|case| case.entries.len()).sum();
    let budget = plan.budget(runs);
    let measure = |case: Case| {
        progress(&case);
        let samples = rounds(&case.entries, plan.rounds, budget);
        Measured { case, samples }
    };
    cases.into_iter().map(measure).collect()
}

fn rounds(entries: &[Entry], rounds: usize, budget: Budget) -> Vec<Vec<Sample>> {
    let mut samples = vec![Vec::new(); entries.len()];
    for round in 0..rounds {
        for turn in order(entries.len(), round) {
            samples[turn].push(entries[turn].run(budget));
        }
    }
    samples
}

/// The order of a round: it starts one further each time and runs backwards every other time.
fn order(count: usize, round: usize) -> Vec<usize> {
    let mut turns: Vec<usize> = (0..count).map(|turn| (turn + round) % count).collect();
    if round % 2 == 1 {
        turns.reverse();
    }
    turns
}

#[cfg(test)]
mod tests {
    use core::time::Duration;

    use super::order;
    use crate::{cases, sample::Budget};

    #[test]
    fn every_round_runs_everybody_once() {
        for round in 0..7 {
            let mut turns = order(5, round);
            turns.sort_unstable();
            assert_eq!(turns, [0, 1, 2, 3, 4]);
        }
        assert_ne!(order(5, 0), order(5, 1));
    }

    #[test]
    fn every_case_runs() {
        let budget = Budget {
            time: Duration::from_micros(300),
            chunk: 10,
        };
        for case in cases::all() {
            for entry in &case.entries {
                let sample = entry.run(budget);
                let name = format!("{} of {}", case.title, entry.name);
                assert!(sample.time.is_finite() && sample.time >= 0.0, "{name}");
            }
        }
    }
}
