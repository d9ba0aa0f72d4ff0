//! Waiting without a queue: short spinning, and asking again with growing pauses.

use core::hint::spin_loop;
use core::time::Duration;

#[cfg(feature = "std")]
use super::stopwatch::Stopwatch;

/// Bounded spinning before a thread parks.
#[cfg(feature = "std")]
pub(crate) struct Spin {
    limit: Duration,
    /// Pauses of the next round.
    pauses: u32,
    /// Runs once the spinning has lasted long enough to be worth a look at the clock.
    stopwatch: Option<Stopwatch>,
}

#[cfg(feature = "std")]
impl Spin {
    /// The most pauses between two looks at the lock: each look takes the line of the lock away from
    /// its holder, which short sections cannot bear often.
    const MOST: u32 = 64;
    /// Up to here no look at the clock, which costs as much as a pause.
    const UNTIMED: u32 = 8;

    /// For a thread that has not slept yet: about half of what it costs to sleep and be woken.
    pub(crate) const fn new() -> Self {
        Self::lasting(Duration::from_micros(2), 2)
    }

    /// For a thread that was woken. The price of sleeping is paid, and going back to sleep costs it a
    /// second time, so it tries for longer.
    pub(crate) const fn after_sleep() -> Self {
        Self::lasting(Duration::from_micros(8), Self::MOST)
    }

    const fn lasting(limit: Duration, pauses: u32) -> Self {
        Self {
            limit,
            pauses,
            stopwatch: None,
        }
    }

    /// Pauses for a moment, or tells that there has been enough spinning.
    ///
    /// Pauses take ten times as long on some processors as on others, hence the clock.
    pub(crate) fn once(&mut self) -> bool {
        if self.pauses > Self::UNTIMED {
            let stopwatch = self.stopwatch.get_or_insert_with(Stopwatch::start);
            if stopwatch.has_reached(self.limit) {
                return false;
            }
        }
        for _ in 0..self.pauses {
            spin_loop();
        }
        self.pauses = (self.pauses * 2).min(Self::MOST);
        true
    }
}

/// How often a waiting thread was woken and came too late.
#[cfg(feature = "std")]
pub(crate) struct Bypasses {
    count: u32,
    /// Runs since the first wake-up.
    stopwatch: Option<Stopwatch>,
}

#[cfg(feature = "std")]
impl Bypasses {
    /// This often is too often.
    pub(crate) const MOST: u32 = 64;
    /// This long after the first wake-up is too often as well.
    #[cfg(not(test))]
    const LONGEST: Duration = Duration::from_millis(1);
    /// The tests check the count, so no time may come before it.
    #[cfg(test)]
    const LONGEST: Duration = Duration::MAX;

    pub(crate) const fn none() -> Self {
        Self {
            count: 0,
            stopwatch: None,
        }
    }

    /// Counts a wake-up.
    pub(crate) fn count(&mut self) {
        self.count += 1;
        self.stopwatch.get_or_insert_with(Stopwatch::start);
    }

    pub(crate) const fn are_some(&self) -> bool {
        self.count > 0
    }

    /// Tells, when the lock was seen held after a wake-up, whether that is enough now.
    pub(crate) fn are_too_many(&mut self) -> bool {
        self.count >= Self::MOST
            || self
                .stopwatch
                .as_mut()
                .is_some_and(|stopwatch| stopwatch.has_reached(Self::LONGEST))
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
