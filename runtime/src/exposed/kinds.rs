//! What a companion publishes about its fields: which kind of lock each one is.
//!
//! The attribute sees a field's name and what the field holds, and has to name the lock's guards. The
//! derive sees all fields of a struct, and writes their kinds into one type, a [tree](Kinds::Tree) that
//! a name is looked up in: one impl for a struct, where one for each field would cost a compiler as
//! much as a function does. Kinds are published and not locks, since these may hold what is more
//! private than the companion.

use super::Lock;
use crate::{Mutex, RefCell, RwLock};

/// Tells the type of the lock in one field, for signatures that must name its guards.
///
/// `Name` is an [`At`] and `P` is what the lock holds.
#[diagnostic::on_unimplemented(
    message = "the kind of lock around `{P}` in this field of `{Self}` is not known, and this result becomes its guard",
    label = "a guard of an unknown kind of lock",
    note = "name the kind in the attribute: `#[synchronized(.., mutex)]`, or `rwlock`, or `refcell`"
)]
pub trait Field<Name, P: ?Sized> {
    /// The lock.
    type Lock: ?Sized + Lock<Payload = P>;
}

#[diagnostic::do_not_recommend]
impl<S, Name, P> Field<Name, P> for S
where
    S: ?Sized + Kinds,
    S::Tree: Branch<Name>,
    P: ?Sized,
{
    type Lock = <<S::Tree as Branch<Name>>::Kind as LockKind>::Lock<P>;
}

/// A companion that says which kinds its fields are.
#[diagnostic::on_unimplemented(
    message = "the kind of lock in this field of `{Self}` is not known, and this result becomes its guard",
    label = "a guard of an unknown kind of lock",
    note = "name the kind in the attribute: `#[synchronized(.., mutex)]`, or `rwlock`, or `refcell`"
)]
pub trait Kinds {
    /// A leaf where there is one field only, or else a node.
    ///
    /// A node is a tuple of four trees. The next digit of a name says in which of them its field is,
    /// [`At`] has the digits. Where no name leads the tree is `()`, and so is the leaf of a field whose
    /// kind cannot be told.
    type Tree;
}

/// The last twelve digits, to the base of four, of the FNV-1a hash of a field's name, the last of all
/// first (64 bits; Fowler, Noll, Vo 1991), since a name cannot be a parameter.
#[expect(missing_debug_implementations, reason = "no value is made of it")]
pub struct At<
    const A: u8,
    const B: u8,
    const C: u8,
    const D: u8,
    const E: u8,
    const F: u8,
    const G: u8,
    const H: u8,
    const I: u8,
    const J: u8,
    const K: u8,
    const L: u8,
>(());

/// A tree that a name leads to a kind in.
///
/// A leaf answers to every name that leads to it. Whether the struct has a field of the name is not
/// asked here; generated code names the field itself, and the compiler misses it there.
#[diagnostic::on_unimplemented(
    message = "the kind of lock in this field is not known, and this result becomes its guard",
    label = "a guard of an unknown kind of lock",
    note = "name the kind in the attribute: `#[synchronized(.., mutex)]`, or `rwlock`, or `refcell`"
)]
pub trait Branch<Name> {
    /// The kind of the field.
    type Kind: LockKind;
}

/// One of the kinds that hand out guards.
pub trait LockKind {
    /// The lock of this kind that holds a `P`.
    type Lock<P: ?Sized>: ?Sized + Lock<Payload = P>;
}

macro_rules! leaf {
    ($(#[$docs:meta])* $name:ident $lock:ident) => {
        $(#[$docs])*
        #[expect(missing_debug_implementations, reason = "no value is made of it")]
        pub enum $name {}

        impl LockKind for $name {
            type Lock<P: ?Sized> = $lock<P>;
        }

        #[diagnostic::do_not_recommend]
        impl<Name> Branch<Name> for $name {
            type Kind = Self;
        }
    };
}

leaf! {
    /// The field is a `mutex`, over the default raw lock.
    MutexKind Mutex
}
leaf! {
    /// The field is an `rwlock`, over the default raw lock.
    RwLockKind RwLock
}
leaf! {
    /// The field is a `refcell`.
    RefCellKind RefCell
}

/// The digit leads into one of the four, which is asked for the rest of the digits.
macro_rules! node {
    ($digit:literal $next:ident) => {
        #[diagnostic::do_not_recommend]
        impl<
            T0,
            T1,
            T2,
            T3,
            const B: u8,
            const C: u8,
            const D: u8,
            const E: u8,
            const F: u8,
            const G: u8,
            const H: u8,
            const I: u8,
            const J: u8,
            const K: u8,
            const L: u8,
        > Branch<At<$digit, B, C, D, E, F, G, H, I, J, K, L>> for (T0, T1, T2, T3)
        where
            $next: Branch<At<B, C, D, E, F, G, H, I, J, K, L, 0>>,
        {
            type Kind = $next::Kind;
        }
    };
}

node!(0 T0);
node!(1 T1);
node!(2 T2);
node!(3 T3);
