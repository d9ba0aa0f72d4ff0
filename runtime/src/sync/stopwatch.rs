//! Telling whether something has lasted too long, also where there is no clock.

use core::time::Duration;

#[cfg(all(target_family = "wasm", target_os = "unknown"))]
pub(super) use counted::Stopwatch;
#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
pub(super) use timed::Stopwatch;

#[cfg(not(all(target_family = "wasm", target_os = "unknown")))]
mod timed {
    use std::time::Instant;

    use super::Duration;

    /// Runs from its making on.
    pub(in crate::sync) struct Stopwatch {
        begin: Instant,
    }

    impl Stopwatch {
        pub(in crate::sync) fn start() -> Self {
            Self {
                begin: Instant::now(),
            }
        }

        /// Tells whether it has run for as long as `limit`.
        pub(in crate::sync) fn has_reached(&mut self, limit: Duration) -> bool {
            self.begin.elapsed() >= limit
        }
    }
}

/// `Instant::now` panics on WebAssembly without an operating system, and a lock that nobody gave a time
/// limit must not: there, time is counted in looks at the clock.
#[cfg(any(test, all(target_family = "wasm", target_os = "unknown")))]
mod counted {
    use super::Duration;

    /// Runs on with each look.
    pub(in crate::sync) struct Stopwatch {
        elapsed: Duration,
    }

    impl Stopwatch {
        /// What lies between two looks: about as much as the longest run of pauses while spinning.
        const LOOK: Duration = Duration::from_micros(1);

        pub(in crate::sync) fn start() -> Self {
            Self {
                elapsed: Duration::ZERO,
            }
        }

        /// Tells whether it has run for as long as `limit`.
        pub(in crate::sync) fn has_reached(&mut self, limit: Duration) -> bool {
            let is_over = self.elapsed >= limit;
            self.elapsed = self.elapsed.saturating_add(Self::LOOK);
            is_over
        }
    }
}

#[cfg(all(test, not(any(interior_loom, interior_shuttle))))]
mod tests {
    use super::{Duration, counted, timed};

    #[test]
    fn a_limit_is_reached_without_a_clock() {
        let limit = Duration::from_micros(3);
        let mut stopwatch = counted::Stopwatch::start();
        let looks = (0..10).take_while(|_| !stopwatch.has_reached(limit));
        assert_eq!(looks.count(), 3);
    }

    #[test]
    fn a_limit_is_reached_with_a_clock() {
        let mut stopwatch = timed::Stopwatch::start();
        assert!(!stopwatch.has_reached(Duration::MAX));
        assert!(stopwatch.has_reached(Duration::ZERO));
    }
}
