//! The orders of single locks: two of one class, or any two of which one has no class.
//!
//! Their classes say nothing about their order, so only an inversion that was observed, this very
//! lock before that one and that one before this one, is worth a word.
//!
//! # State
//!
//! A pair of locks has one place in `TABLE`, found by the hash of both. A newer pair takes the place
//! of an older one: what is forgotten may go unreported, and nothing grows. The key is a fingerprint
//! of the pair, so that two pairs are taken for one with odds of 1 to 2^62.
//!
//! # Orderings
//!
//! Writers hold the shard's mutex. Readers get at most an old answer and then ask the shard; as in
//! [`edges`](super::edges), the gates are published by the key.

use core::sync::atomic::{AtomicU64, Ordering};
use std::boxed::Box;
use std::sync::Mutex;

use super::super::report::Step;
use super::gates::Gates;
use super::registry;
use super::who::Who;

/// How many pairs are remembered.
const PAIRS: usize = SHARDS * PER_SHARD;
const SHARDS: usize = 64;
const PER_SHARD: usize = 32;

static TABLE: [Place; PAIRS] = [const { Place::free() }; PAIRS];
static DETAILS: [Mutex<Shard>; SHARDS] =
    [const { Mutex::new([const { Details::NONE }; PER_SHARD]) }; SHARDS];

type Shard = [Details; PER_SHARD];

struct Place {
    /// The fingerprint, and a bit for each direction that was observed.
    key: AtomicU64,
    /// The gates of each direction.
    gates: [AtomicU64; 2],
}

impl Place {
    const fn free() -> Self {
        Self {
            key: AtomicU64::new(0),
            gates: [const { AtomicU64::new(0) }; 2],
        }
    }
}

/// What a report needs to know of each direction.
///
/// All bits of [`NONE`](Self::NONE) are 0, so that a program does not carry the table in its file.
struct Details {
    directions: [Option<Box<Known>>; 2],
    /// Whether the pair has been found to be inverted.
    is_inverted: bool,
}

impl Details {
    const NONE: Self = Self {
        directions: [None, None],
        is_inverted: false,
    };
}

/// An order that is known.
struct Known {
    step: Step,
    /// What was held around it at every occurrence.
    gates: Gates,
}

/// Two locks, one asked for while the other was held.
#[derive(Clone, Copy)]
struct Pair {
    index: usize,
    fingerprint: u64,
    /// 0 if the lock with the lower number was held, 1 otherwise.
    direction: usize,
}

impl Pair {
    fn new(held: Who, wanted: Who) -> Self {
        let (held, wanted) = (held.to_bits(), wanted.to_bits());
        let is_down = held > wanted;
        let (low, high) = if is_down {
            (wanted, held)
        } else {
            (held, wanted)
        };
        let hash = mix(mix(low) ^ high);
        Self {
            // Modulo the number of pairs, so nothing is lost where `usize` is short.
            index: (hash >> 32) as usize % PAIRS,
            // Never the 0 of a free place.
            fingerprint: (hash << 2).max(4),
            direction: usize::from(is_down),
        }
    }

    fn place(self) -> &'static Place {
        &TABLE[self.index]
    }

    /// The bit of this direction in the key.
    fn bit(self) -> u64 {
        1 << self.direction
    }
}

/// The finalizer of `SplitMix64` (Steele, Lea and Flood, OOPSLA 2014): every bit depends on all bits.
pub(super) fn mix(bits: u64) -> u64 {
    let bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    let bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

/// The gates that the order of two locks is known by, if it is known.
pub(super) fn known_by(held: Who, wanted: Who) -> Option<Gates> {
    let pair = Pair::new(held, wanted);
    // Acquire: the partner is the Release store in `learn`; the gates are at least as new.
    let key = pair.place().key.load(Ordering::Acquire);
    if key & !3 != pair.fingerprint || key & pair.bit() == 0 {
        return None;
    }
    // Relaxed: ordered after the key. If the place has changed hands meanwhile, another pair's gates
    // are looked at, and at worst one occurrence is not looked into.
    let gates = pair.place().gates[pair.direction].load(Ordering::Relaxed);
    Some(Gates::from_bits(gates))
}

/// Remembers an order, and gives the one that it inverts if that is the first inversion of the pair.
pub(super) fn learn(held: Who, wanted: Who, step: &Step, mut gates: Gates) -> Option<Step> {
    let pair = Pair::new(held, wanted);
    let mut shard = super::fork::lock(&DETAILS[pair.index / PER_SHARD])?;
    let details = &mut shard[pair.index % PER_SHARD];
    let place = pair.place();
    // Relaxed: only holders of the shard's mutex write keys.
    let mut key = place.key.load(Ordering::Relaxed);
    if key & !3 != pair.fingerprint {
        *details = Details::NONE;
        key = pair.fingerprint;
    }
    if let Some(known) = &details.directions[pair.direction] {
        gates = known.gates.and(gates);
    }
    let mut inversion = None;
    if let Some(other) = &details.directions[1 - pair.direction] {
        let common = gates.and(other.gates);
        if !details.is_inverted && common.filter(&registry::has_one_instance).is_empty() {
            details.is_inverted = true;
            inversion = Some(other.step.clone());
        }
    }
    let step = step.clone();
    details.directions[pair.direction] = Some(Box::new(Known { step, gates }));
    // Relaxed: published by the key.
    place.gates[pair.direction].store(gates.to_bits(), Ordering::Relaxed);
    // Release: the partner is the Acquire load in `known_by`.
    place.key.store(key | pair.bit(), Ordering::Release);
    inversion
}
