//! Values cloned out of several locks, as they are at one moment.
//!
//! What comes in are locks as nested pairs, what goes out are the values in the same shape. Generated
//! code could clone through the guards itself; a compiler would then check the drop of each guard in
//! each struct. For the same reason the values are a parameter and each kind of lock has an impl: a
//! compiler finds the impl by the lock and the values by the impl, and has no associated type to
//! look up for each field of each struct.
//!
//! All locks are held when the first value is cloned, and each until its own value is: so every value is
//! that of one moment. Each is released before the next value is cloned, which makes the rest safe against
//! a clone that panics: what has been cloned by then is dropped when no lock is held any more, so its
//! `drop` may take them.

use super::{Chain, Reading, hold_all};
use crate::raw::{RawMutex, RawRwLock};
use crate::{Mutex, RwLock};

/// Locks that hold what can be cloned, an rwlock to be taken for reading.
pub trait Clones<Values> {
    /// The same locks as a set.
    type Chain: Chain;

    /// Names them with their modes.
    fn chain(&self) -> Self::Chain;

    /// Clones what the guards lead to, and drops each as soon as that is done.
    fn clones(guards: <Self::Chain as Chain>::Guards) -> Values;
}

impl Clones<()> for () {
    type Chain = ();

    #[inline]
    fn chain(&self) {}

    #[inline]
    fn clones((): ()) {}
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
    fn clones((guard, rest): <Self::Chain as Chain>::Guards) -> (T, Values) {
        let value = T::clone(&guard);
        drop(guard);
        (value, Rest::clones(rest))
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
    fn clones((guard, rest): <Self::Chain as Chain>::Guards) -> (T, Values) {
        let value = T::clone(&guard);
        drop(guard);
        (value, Rest::clones(rest))
    }
}

/// Clones the values of all `locks` out, as they are while all of them are held.
#[inline]
#[track_caller]
pub fn clone_all<Values, L: Clones<Values>>(locks: &L) -> Values {
    L::clones(hold_all(&locks.chain()))
}
