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
use std::sync::Mutex;

use super::gates::Gates;
use super::sighting::Sighting;
use super::who::{Class, Who};

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
struct Details {
    directions: [Option<(Sighting, Gates)>; 2],
    /// Whether the pair has been found to be inverted.
    is_inverted: bool,
}

impl Details {
    const NONE: Self = Self {
        directions: [None, None],
        is_inverted: false,
    };
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
        let (low, high) = (held.min(wanted).to_bits(), held.max(wanted).to_bits());
        let hash = mix(mix(low) ^ high);
        Self {
            // Modulo the number of pairs, so nothing is lost where `usize` is short.
            index: (hash >> 32) as usize % PAIRS,
            // Never the 0 of a free place.
            fingerprint: (hash << 2).max(4),
            direction: usize::from(held > wanted),
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

/// Whether it is known that `wanted` is asked for while `held` is held.
pub(super) fn is_known(held: Who, wanted: Who, is_held: impl FnMut(Class) -> bool) -> bool {
    let pair = Pair::new(held, wanted);
    // Acquire: the partner is the Release store in `learn`; the gates are at least as new.
    let key = pair.place().key.load(Ordering::Acquire);
    if key & !3 != pair.fingerprint || key & pair.bit() == 0 {
        return false;
    }
    // Relaxed: ordered after the key. If the place has changed hands meanwhile, another pair's gates
    // are looked at, and at worst one occurrence is not looked into.
    let gates = pair.place().gates[pair.direction].load(Ordering::Relaxed);
    Gates::from_bits(gates).iter().all(is_held)
}

/// Remembers an order, and gives the two sightings of an inversion if it is the first of the pair.
///
/// `is_gate` tells which classes still have one lock alone.
pub(super) fn learn(
    held: Who,
    wanted: Who,
    sighting: Sighting,
    gates: Gates,
    is_gate: impl Fn(Class) -> bool,
) -> Option<[Sighting; 2]> {
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
    let gates = match &details.directions[pair.direction] {
        Some((_, known)) => known.filter(|gate| gates.contains(gate)),
        None => gates,
    };
    let inversion = match &details.directions[1 - pair.direction] {
        Some((other, around)) if !details.is_inverted => {
            let mut common = gates.iter().filter(|&gate| around.contains(gate));
            let can_meet = !common.any(is_gate);
            can_meet.then(|| [sighting.clone(), other.clone()])
        }
        _ => None,
    };
    details.is_inverted |= inversion.is_some();
    details.directions[pair.direction] = Some((sighting, gates));
    // Relaxed: published by the key.
    place.gates[pair.direction].store(gates.to_bits(), Ordering::Relaxed);
    // Release: the partner is the Acquire load in `is_known`.
    place.key.store(key | pair.bit(), Ordering::Release);
    inversion
}
