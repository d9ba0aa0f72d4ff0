//! What one run of one implementation gave.

use core::time::Duration;

/// The figures of one run, each per operation where that makes sense.
#[derive(Clone, Copy, Default)]
pub(crate) struct Sample {
    /// Nanoseconds an operation took: processor time on one thread, wall time with several.
    pub(crate) time: f64,
    /// What is known only where threads compete.
    pub(crate) contended: Option<Contended>,
}

/// What competing threads cost one another.
#[derive(Clone, Copy)]
pub(crate) struct Contended {
    /// Processor nanoseconds per operation, all threads together.
    pub(crate) processor: f64,
    /// How often a thread went to sleep, per thousand operations.
    pub(crate) sleeps: Option<f64>,
    /// The longest time a thread waited for the lock, in nanoseconds.
    pub(crate) worst_wait: f64,
    /// The parts of all operations that the luckiest and the unluckiest thread got.
    pub(crate) shares: Option<(f64, f64)>,
}

/// How long a run may take.
#[derive(Clone, Copy)]
pub(crate) struct Budget {
    /// The time to spend.
    pub(crate) time: Duration,
    /// Operations between two looks at the clock, where one thread runs alone.
    pub(crate) chunk: u32,
}

/// A duration as nanoseconds.
pub(crate) fn nanoseconds(duration: Duration) -> f64 {
    duration.as_secs_f64() * 1e9
}
