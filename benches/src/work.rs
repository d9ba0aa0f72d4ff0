//! What threads do inside a critical section, and how they choose at random.

use core::{hint::black_box, time::Duration};
use std::sync::OnceLock;

use crate::clock::{thread_time, thread_time_since};

/// A fixed amount of work: a count of steps, so that a preempted section is late but not shorter.
#[derive(Clone, Copy)]
pub(crate) struct Work(u32);

impl Work {
    /// Next to nothing: the section is the change of a counter.
    pub(crate) const TINY: Self = Self(0);

    /// Work that takes about `duration` on an idle core of this machine.
    pub(crate) fn lasting(duration: Duration) -> Self {
        let steps = duration.as_nanos() * u128::from(TRIAL) / trial_time().as_nanos();
        Self(u32::try_from(steps).expect("a section is no longer than seconds"))
    }

    /// Changes the value and does the work.
    #[inline]
    pub(crate) fn section(self, value: &mut u64) {
        *value = value.wrapping_add(1);
        steps(self.0);
    }

    /// Looks at the value and does the work; the caller keeps what was seen, or nobody need look.
    #[inline]
    pub(crate) fn look(self, value: u64) -> u64 {
        steps(self.0);
        value
    }
}

/// Steps of one trial, enough for a clock to see.
const TRIAL: u32 = 20_000;

#[inline]
fn steps(count: u32) {
    for step in 0..count {
        black_box(step);
    }
}

/// The shortest of several trials: the one nobody disturbed.
fn trial_time() -> Duration {
    static TIME: OnceLock<Duration> = OnceLock::new();
    *TIME.get_or_init(|| {
        let trial = || {
            let start = thread_time();
            steps(black_box(TRIAL));
            thread_time_since(start)
        };
        (0..50)
            .map(|_| trial())
            .min()
            .unwrap_or_default()
            .max(Duration::from_nanos(1))
    })
}

/// A small random generator (xorshift, Marsaglia 2003): cheaper than any lock, different per thread.
pub(crate) struct Random(u32);

impl Random {
    /// A generator of its own for each number.
    pub(crate) fn numbered(number: u32) -> Self {
        // Xorshift stays at zero for ever, so the seed is never zero.
        Self(0x9E37_79B9_u32.wrapping_mul(number + 1) | 1)
    }

    /// The next number below `bound`, evenly enough for a benchmark.
    #[inline]
    pub(crate) fn below(&mut self, bound: u32) -> u32 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 17;
        self.0 ^= self.0 << 5;
        // The high bits of the product: no division in the measured loop.
        let scaled = u64::from(self.0) * u64::from(bound);
        u32::try_from(scaled >> 32).unwrap_or(0)
    }
}
