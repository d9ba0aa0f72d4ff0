//! Values cloned out of several locks, all of which are held meanwhile.
//!
//! What comes in is a chain, what goes out are the values in its shape. Generated code could clone
//! through the guards itself; a compiler would then check the drop of each guard in each struct.

use core::ops::Deref;

use super::{Chain, Member, hold_all};

/// A chain whose locks hold what can be cloned.
pub trait Clones: Chain {
    /// The values, in the chain's own shape.
    type Values;

    /// Clones what the guards lead to.
    fn clones(guards: &Self::Guards) -> Self::Values;
}

impl Clones for () {
    type Values = ();

    #[inline]
    fn clones((): &()) {}
}

impl<M, T, Rest> Clones for (M, Rest)
where
    M: Member<Guard: Deref<Target = T>>,
    T: Clone,
    Rest: Clones,
{
    type Values = (T, Rest::Values);

    #[inline]
    fn clones((guard, rest): &Self::Guards) -> Self::Values {
        (T::clone(guard), Rest::clones(rest))
    }
}

/// Clones the values of all locks of `chain` out while all of them are held.
#[inline]
#[track_caller]
pub fn clone_all<C: Clones>(chain: &C) -> C::Values {
    C::clones(&hold_all(chain))
}
