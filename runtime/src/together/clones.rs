//! Values cloned out of several locks, all of which are held meanwhile.
//!
//! What comes in are locks as nested pairs, what goes out are the values in the same shape. Generated
//! code could clone through the guards itself; a compiler would then check the drop of each guard in
//! each struct. For the same reason the values are a parameter and each kind of lock has an impl: a
//! compiler finds the impl by the lock and the values by the impl, and has no associated type to
//! look up for each field of each struct.

use super::{Chain, Reading, hold_all};
use crate::raw::{RawMutex, RawRwLock};
use crate::{Mutex, RwLock};

/// Locks that hold what can be cloned, an rwlock to be taken for reading.
pub trait Clones<Values> {
    /// The same locks as a set.
    type Chain: Chain;

    /// Names them with their modes.
    fn chain(&self) -> Self::Chain;

    /// Clones what the guards lead to.
    fn clones(guards: &<Self::Chain as Chain>::Guards) -> Values;
}

impl Clones<()> for () {
    type Chain = ();

    #[inline]
    fn chain(&self) {}

    #[inline]
    fn clones((): &()) {}
}

impl<'a, T, R, Values, Rest> Clones<(T, Values)> for (&'a Mutex<T, R>, Rest)
where
    T: Clone,
    R: RawMutex,
    Rest: Clones<Values>,
{
    type Chain = (&'a Mutex<T, R>, Rest::Chain);

    #[inline]
    fn chain(&self) -> Self::Chain {
        (self.0, self.1.chain())
    }

    #[inline]
    fn clones((guard, rest): &<Self::Chain as Chain>::Guards) -> (T, Values) {
        (T::clone(guard), Rest::clones(rest))
    }
}

impl<'a, T, R, Values, Rest> Clones<(T, Values)> for (&'a RwLock<T, R>, Rest)
where
    T: Clone,
    R: RawRwLock,
    Rest: Clones<Values>,
{
    type Chain = (Reading<'a, RwLock<T, R>>, Rest::Chain);

    #[inline]
    fn chain(&self) -> Self::Chain {
        (self.0.reading(), self.1.chain())
    }

    #[inline]
    fn clones((guard, rest): &<Self::Chain as Chain>::Guards) -> (T, Values) {
        (T::clone(guard), Rest::clones(rest))
    }
}

/// Clones the values of all `locks` out while all of them are held.
#[inline]
#[track_caller]
pub fn clone_all<Values, L: Clones<Values>>(locks: &L) -> Values {
    L::clones(&hold_all(&locks.chain()))
}
