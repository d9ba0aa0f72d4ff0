//! `lock_all` and its kin, over tuples and arrays.
//!
//! Their guards are a type parameter instead of `S::Guards`, because a compiler that meets something that
//! is no lock looks `S::Guards` up for the call as a whole as well, and then tells the mistake twice.

use super::{Chain, Member, hold_all, try_hold_all};

/// Locks that [`lock_all`] takes together.
///
/// Implemented for tuples of one to twelve members, each `&Mutex<_>`, `x.reading()` or `x.writing()`,
/// and for arrays of such members.
#[diagnostic::on_unimplemented(
    message = "`{Self}` is not a set of locks",
    label = "expected a tuple or an array of locks, such as `(a.ledger(), b.ledger())`",
    note = "a tuple has one to twelve members, each `&Mutex<_>`, `x.reading()` or `x.writing()`"
)]
pub trait LockSet {
    /// The guards of the set, in the order named.
    type Guards;

    /// The set in a shape that is handled alike for any number of locks.
    #[doc(hidden)]
    type Chain: Chain;

    /// The set as a chain.
    #[doc(hidden)]
    fn into_chain(self) -> Self::Chain;

    /// The guards of the chain, in the order named.
    #[doc(hidden)]
    fn from_chain(guards: <Self::Chain as Chain>::Guards) -> Self::Guards;
}

/// Acquires several locks at once, of any structs, and gives their guards in the order named.
///
/// It never waits without bound for one lock while it holds another, so it cannot take part in a
/// deadlock: two threads may name the same locks in opposite orders, and others may nest them by
/// hand. The price of that promise is paid only when a lock is taken: everything is given back
/// and asked for again.
///
/// Where every lock is free this costs one attempt a lock, as by hand.
///
/// # Panics
///
/// If one lock is named twice.
///
/// # Deadlocks
///
/// The thread must hold none of the locks already, and holding any other lock while calling this is
/// nesting by hand again.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Mutex, RwLock, lock_all};
///
/// let (from, to, rate) = (Mutex::new(10), Mutex::new(0), RwLock::new(2));
/// let (mut from, mut to, rate) = lock_all((&from, &to, rate.reading()));
/// *from -= 5;
/// *to += 5 * *rate;
/// assert_eq!((*from, *to), (5, 10));
/// ```
#[inline]
#[track_caller]
pub fn lock_all<S: LockSet<Guards = G>, G>(set: S) -> G {
    let chain = set.into_chain();
    chain.refuse_duplicates();
    S::from_chain(hold_all(&chain))
}

/// Acquires several locks at once if none of them has to be waited for; otherwise acquires none.
///
/// # Panics
///
/// If one lock is named twice.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Mutex, try_lock_all};
///
/// let (a, b) = (Mutex::new(1), Mutex::new(2));
/// let guard = b.lock();
/// assert!(try_lock_all((&a, &b)).is_none());
/// assert!(a.try_lock().is_some(), "what was taken has been given back");
/// drop(guard);
/// assert!(try_lock_all((&a, &b)).is_some());
/// ```
#[inline]
#[must_use = "without its guards the set is released at once"]
#[track_caller]
pub fn try_lock_all<S: LockSet<Guards = G>, G>(set: S) -> Option<G> {
    let chain = set.into_chain();
    chain.refuse_duplicates();
    try_hold_all(&chain).ok().map(S::from_chain)
}

/// Calls `work` with the guards of several locks, as [`lock_all`] takes them.
///
/// # Panics
///
/// If one lock is named twice, and where `work` does; the locks are released either way.
///
/// # Deadlocks
///
/// As with [`lock_all`].
///
/// # Examples
///
/// ```
/// use interior_runtime::{Mutex, with_all};
///
/// let cells = [Mutex::new(1), Mutex::new(2), Mutex::new(3)];
/// let sum = with_all(cells.each_ref(), |cells| cells.iter().map(|cell| **cell).sum::<i32>());
/// assert_eq!(sum, 6);
/// ```
#[inline]
#[track_caller]
pub fn with_all<S: LockSet<Guards = G>, G, A>(set: S, work: impl FnOnce(&mut G) -> A) -> A {
    let mut guards = lock_all(set);
    work(&mut guards)
}

impl<M: Member, const N: usize> LockSet for [M; N] {
    type Guards = [M::Guard; N];
    type Chain = Self;

    #[inline]
    fn into_chain(self) -> Self {
        self
    }

    #[inline]
    fn from_chain(guards: Self::Guards) -> Self::Guards {
        guards
    }
}

/// Nests a flat list: `nest!(a b c)` is `(a, (b, (c, ())))`, as an expression, pattern or type.
macro_rules! nest {
    () => { () };
    ($first:ident $($rest:ident)*) => { ($first, nest!($($rest)*)) };
}

/// Writes `LockSet` for a tuple of the members in brackets and the next one and then, with that one in the
/// brackets too, for all longer ones. So every tuple starts with `A`: compile errors and docs list them.
macro_rules! tuples {
    ([$($shorter:ident)*]) => {};
    ([$($shorter:ident)*] $next:ident $($longer:ident)*) => {
        tuples!(impl $($shorter)* $next);
        tuples!([$($shorter)* $next] $($longer)*);
    };
    (impl $($member:ident)*) => {
        impl<$($member: Member),*> LockSet for ($($member,)*) {
            type Guards = ($($member::Guard,)*);
            type Chain = nest!($($member)*);

            #[inline]
            #[expect(non_snake_case, reason = "members and guards go by their type parameters")]
            fn into_chain(self) -> Self::Chain {
                let ($($member,)*) = self;
                nest!($($member)*)
            }

            #[inline]
            #[expect(non_snake_case, reason = "members and guards go by their type parameters")]
            fn from_chain(guards: <Self::Chain as Chain>::Guards) -> Self::Guards {
                let nest!($($member)*) = guards;
                ($($member,)*)
            }
        }
    };
}

tuples!([] A B C D E F G H I J K L);
