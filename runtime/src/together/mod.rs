//! Several locks at once, without deadlock.
//!
//! What comes in is a tuple of locks, what goes out are their guards in the order named. The typed
//! locks themselves are elsewhere ([`mutex`](crate::Mutex), [`rwlock`](crate::RwLock)); this module
//! only decides in which order to ask, how long to wait and when to give everything back.
//!
//! # The rule
//!
//! Whoever takes a set of locks **never waits without bound for one lock while it holds another**.
//! A circle of waiting threads needs every thread in it to wait without bound while holding
//! something, so no set can be part of a deadlock: not with another set, and not with code that
//! nests the same locks by hand, in any order, over any raw lock.
//!
//! 1. *Fast*: try every lock once, in the order named. Nothing is waited for, so the order is free.
//! 2. *Contended*: give everything back. Wait without bound for the lock that refused, holding
//!    nothing; then take the others in address order, each with a bounded wait. Where one refuses,
//!    give everything back and start again with that one; the bound doubles from 50 us to 1 ms.
//!
//! Waiting first for the lock that refused is what keeps the others from being hammered; address
//! order is what lets two sets queue behind each other instead of refusing each other.

mod chain;
mod clones;
mod member;
mod set;

pub use chain::Chain;
pub use clones::{Clones, clone_all};
pub use member::{Member, Reading, Writing};
pub use set::{LockSet, lock_all, try_lock_all, with_all};

use core::time::Duration;

/// How long the first round waits for a lock while it holds others.
const FIRST_PATIENCE: Duration = Duration::from_micros(50);

/// How long any round waits at most for a lock while it holds others.
const LONGEST_PATIENCE: Duration = Duration::from_millis(1);

/// Acquires every lock of `chain`, giving the guards in its own shape.
///
/// # Deadlocks
///
/// Never returns if the chain names one lock twice: ask [`Chain::refuse_duplicates`] first, unless
/// the locks are different fields of one struct.
#[inline]
#[track_caller]
pub fn hold_all<C: Chain>(chain: &C) -> C::Guards {
    chain.announce();
    match try_hold_all(chain) {
        Ok(guards) => guards,
        Err(refused) => hold_all_contended(chain, refused),
    }
}

/// Acquires every lock of `chain` without waiting, or none; the address of one that refused.
#[inline]
#[track_caller]
fn try_hold_all<C: Chain>(chain: &C) -> Result<C::Guards, usize> {
    let mut held = C::nothing();
    chain.try_all(&mut held)?;
    Ok(C::into_guards(held))
}

#[cold]
#[track_caller]
fn hold_all_contended<C: Chain>(chain: &C, mut refused: usize) -> C::Guards {
    let mut patience = FIRST_PATIENCE;
    loop {
        let mut held = C::nothing();
        // Without bound, and holding nothing.
        chain.acquire(refused, None, &mut held);
        match take_the_others(chain, refused, patience, &mut held) {
            Ok(()) => return C::into_guards(held),
            Err(next) => refused = next,
        }
        patience = LONGEST_PATIENCE.min(patience * 2);
    }
}

/// Acquires what `chain` names besides the lock at `first`, in address order; the address of the
/// lock that refused where one does.
#[track_caller]
fn take_the_others<C: Chain>(
    chain: &C,
    first: usize,
    patience: Duration,
    held: &mut C::Held,
) -> Result<(), usize> {
    let mut below = None;
    while let Some(address) = chain.next_address(below) {
        if address != first && !chain.acquire(address, Some(patience), held) {
            return Err(address);
        }
        below = Some(address);
    }
    Ok(())
}
