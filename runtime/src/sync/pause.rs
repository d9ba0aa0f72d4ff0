//! Waiting without a queue: short spinning, and asking again with growing pauses.

use core::hint::spin_loop;
use core::time::Duration;

/// Bounded spinning before a thread parks.
#[cfg(feature = "std")]
pub(crate) struct Spin {
    round: u32,
}

#[cfg(feature = "std")]
impl Spin {
    /// Rounds double from two pauses on: 126 pauses in all, less than a wake-up costs.
    const ROUNDS: u32 = 6;

    pub(crate) const fn new() -> Self {
        Self { round: 0 }
    }

    /// Pauses for a moment, or tells that there has been enough spinning.
    pub(crate) fn once(&mut self) -> bool {
        if self.round == Self::ROUNDS {
            return false;
        }
        self.round += 1;
        for _ in 0..1_u32 << self.round {
            spin_loop();
        }
        true
    }
}

/// Asks `attempt` again and again until it gives something or `patience` has run out.
///
/// It is asked at least once, and once more after the time is over.
#[cfg(feature = "std")]
pub(crate) fn poll_within<S>(
    patience: Duration,
    mut attempt: impl FnMut() -> Option<S>,
) -> Option<S> {
    use super::Deadline;

    /// The scheduler's own granularity makes shorter sleeps pointless.
    const SHORTEST: Duration = Duration::from_micros(20);
    /// A longer sleep would let a free lock go unnoticed for too long.
    const LONGEST: Duration = Duration::from_micros(500);

    let deadline = Deadline::after(patience);
    let mut spin = Spin::new();
    let mut sleep = SHORTEST;
    loop {
        if let Some(state) = attempt() {
            return Some(state);
        }
        if spin.once() {
            continue;
        }
        let nap = match deadline.remaining() {
            None => sleep,
            Some(left) if left.is_zero() => return attempt(),
            Some(left) => sleep.min(left),
        };
        std::thread::sleep(nap);
        sleep = (sleep * 2).min(LONGEST);
    }
}

/// Asks `attempt` again and again until it gives something or `patience` has run out.
///
/// There is no clock without `std`, so time is counted in pauses of the processor, taken for
/// [`PAUSE`] each: the order of magnitude is right, the rest depends on the machine.
#[cfg(not(feature = "std"))]
pub(crate) fn poll_within<S>(
    patience: Duration,
    mut attempt: impl FnMut() -> Option<S>,
) -> Option<S> {
    /// What one pause is taken for.
    const PAUSE: Duration = Duration::from_nanos(20);
    /// The most pauses between two attempts.
    const MOST: u32 = 64;

    let mut left = patience;
    let mut pauses = 1;
    loop {
        if let Some(state) = attempt() {
            return Some(state);
        }
        if left.is_zero() {
            return None;
        }
        for _ in 0..pauses {
            spin_loop();
        }
        left = left.saturating_sub(PAUSE * pauses);
        pauses = (pauses * 2).min(MOST);
    }
}
