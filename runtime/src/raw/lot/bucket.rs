//! Buckets: queues behind a lock, each with the signals that its threads sleep on.
//!
//! The invariants are those of the lot.

use super::queue::Queue;
use crate::sync::{Condvar, Mutex};

/// The number of signals in a bucket: as many as fill its cache lines.
#[cfg(not(any(interior_loom, interior_shuttle)))]
pub(super) const SIGNALS: usize = 16;

/// Few enough to be shared in a model of four threads.
#[cfg(any(interior_loom, interior_shuttle))]
pub(super) const SIGNALS: usize = 2;

/// Some of a bucket's signals, a bit each.
pub(super) struct Signals(u16);

impl Signals {
    pub(super) const NONE: Self = Self(0);

    pub(super) fn add(&mut self, signal: usize) {
        self.0 |= 1 << signal;
    }

    /// Notifies them, all who wait there (I3).
    // The models name a suppressed wake-up after the lock's function that it is missing from, so they
    // follow the caller up to there.
    #[cfg_attr(any(interior_loom, interior_shuttle), track_caller)]
    pub(super) fn notify(mut self, bucket: &Bucket) {
        while self.0 != 0 {
            bucket.signals[self.0.trailing_zeros() as usize].notify_all();
            // Takes the lowest bit away.
            self.0 &= self.0 - 1;
        }
    }
}

/// A queue and its signals on cache lines of their own.
#[repr(align(128))]
pub(super) struct Bucket {
    pub(super) queue: Mutex<Queue>,
    pub(super) signals: [Condvar; SIGNALS],
}

impl Bucket {
    #[cfg(not(any(interior_loom, interior_shuttle)))]
    const fn new() -> Self {
        Self {
            queue: Mutex::new(Queue::EMPTY),
            signals: [const { Condvar::new() }; SIGNALS],
        }
    }

    #[cfg(any(interior_loom, interior_shuttle))]
    fn new() -> Self {
        Self {
            queue: Mutex::new(Queue::EMPTY),
            signals: core::array::from_fn(|_| Condvar::new()),
        }
    }

    /// The bucket of `key`, always the same one (I4).
    pub(super) fn of(key: usize) -> &'static Self {
        // Fibonacci hashing (Knuth, The Art of Computer Programming 3, section 6.4): the top bits of the
        // product with 2^64 divided by the golden ratio.
        let hash = (key as u64).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        &BUCKETS[(hash >> (u64::BITS - BITS)) as usize % BUCKETS.len()]
    }
}

/// The number of bits of a bucket's number. With 128 buckets it takes about a dozen locks with parked
/// threads at the same moment before two of them are likely to share one, and sharing only costs time.
const BITS: u32 = 7;

#[cfg(not(any(interior_loom, interior_shuttle)))]
static BUCKETS: [Bucket; 1 << BITS] = [const { Bucket::new() }; 1 << BITS];

#[cfg(any(interior_loom, interior_shuttle))]
crate::sync::lazy_static! {
    // One bucket, so that all keys share it.
    static ref BUCKETS: [Bucket; 1] = [Bucket::new()];
}

/// Makes the table, which a model makes anew for each execution.
#[cfg(any(interior_loom, interior_shuttle))]
pub(in crate::raw) fn make_table() {
    let _: &[Bucket] = &*BUCKETS;
}
