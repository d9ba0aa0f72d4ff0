//! The orders of classes that are known, readable without a lock.
//!
//! # State
//!
//! An *edge* `from -> to` says: a lock of `to` was asked for while one of `from` was held.
//!
//! | where | meaning |
//! |---|---|
//! | bit `to` of row `from` in `SETTLED` | known; no gate was held around it, or none always |
//! | an entry in `GATED` | known as long as its gates are held |
//! | neither | new: the graph has to be asked |
//!
//! # Orderings
//!
//! Writers hold the graph's mutex. Readers get at most an old answer, "new", and then ask the graph.
//! Only the two words of an entry in `GATED` belong together: the gates are written before the key
//! is published by a Release store, and read after an Acquire load of the key.

use core::sync::atomic::{AtomicU32, AtomicU64, Ordering};

use super::gates::Gates;
use super::who::Class;

/// How many classes are told apart; those met later count as locks without a class.
pub(super) const CLASSES: usize = 1024;

/// How many places of `GATED` one edge can be in.
const PROBES: usize = 8;

/// One bit an edge, a row of `CLASSES` bits a class: 128 KiB, of which only rows in use are touched.
static SETTLED: [AtomicU64; CLASSES * CLASSES / 64] =
    [const { AtomicU64::new(0) }; CLASSES * CLASSES / 64];

/// Edges with gates, found by the hash of the edge.
static GATED: [Entry; 2048] = [const { Entry::free() }; 2048];

struct Entry {
    /// The edge, or 0.
    key: AtomicU32,
    gates: AtomicU64,
}

impl Entry {
    const fn free() -> Self {
        Self {
            key: AtomicU32::new(0),
            gates: AtomicU64::new(0),
        }
    }
}

/// An edge: the class that was held, the class that was asked for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Edge {
    pub(super) from: Class,
    pub(super) to: Class,
}

impl Edge {
    #[inline(always)]
    pub(super) const fn new(from: Class, to: Class) -> Self {
        Self { from, to }
    }

    #[inline(always)]
    fn bit(self) -> (usize, u64) {
        let index = usize::from(self.from) * CLASSES + usize::from(self.to);
        (index / 64, 1 << (index % 64))
    }

    fn key(self) -> u32 {
        u32::from(self.from) << 16 | u32::from(self.to)
    }

    /// One of the places of the edge.
    fn place(self, probe: usize) -> &'static Entry {
        // Fibonacci hashing (Knuth, The Art of Computer Programming, volume 3, 6.4).
        let start = self.key().wrapping_mul(0x9E37_79B9) >> 21;
        &GATED[(start as usize + probe) % GATED.len()]
    }
}

/// Whether the order of two classes is known whatever else is held: false for one class twice, and
/// where a lock has none.
#[inline(always)]
pub(super) fn is_settled(from: Class, to: Class) -> bool {
    let (word, bit) = Edge::new(from, to).bit();
    // Relaxed: the bit stands for itself.
    SETTLED[word].load(Ordering::Relaxed) & bit != 0
}

/// The gates that an edge is known by, if it is known.
pub(super) fn known_by(edge: Edge) -> Option<Gates> {
    if is_settled(edge.from, edge.to) {
        return Some(Gates::NONE);
    }
    for probe in 0..PROBES {
        let entry = edge.place(probe);
        // Acquire: the partner is the Release store in `publish`; the gates are at least as new.
        match entry.key.load(Ordering::Acquire) {
            0 => return None,
            // Relaxed: ordered after the key; a later, smaller set may be missed once.
            key if key == edge.key() => {
                return Some(Gates::from_bits(entry.gates.load(Ordering::Relaxed)));
            }
            _ => {}
        }
    }
    None
}

/// Makes an edge known; called with the graph's mutex held.
///
/// Gives the gates it is known by: none if all places for them are taken. Orders under a gate may
/// then be reported although they cannot meet.
pub(super) fn publish(edge: Edge, gates: Gates) -> Gates {
    if !gates.is_empty() {
        for probe in 0..PROBES {
            let entry = edge.place(probe);
            // Relaxed: only holders of the graph's mutex write keys.
            let key = entry.key.load(Ordering::Relaxed);
            if key == 0 || key == edge.key() {
                // Relaxed: published by the key.
                entry.gates.store(gates.to_bits(), Ordering::Relaxed);
                // Release: the partner is the Acquire load in `known_by`.
                entry.key.store(edge.key(), Ordering::Release);
                return gates;
            }
        }
    }
    let (word, bit) = edge.bit();
    // Relaxed: the bit stands for itself.
    SETTLED[word].fetch_or(bit, Ordering::Relaxed);
    Gates::NONE
}
