//! The shapes a set of locks has inside: nested pairs, `(a, (b, (c, ())))`, and arrays.
//!
//! Pairs have no limit of length and need one impl for all; the tuples of [`lock_all`](super::lock_all)
//! become pairs.

use core::fmt;
use core::time::Duration;

use super::Member;

/// Locks as nested pairs that end in `()`, or as an array.
///
/// The guards of a chain live in a mirror of it, [`Held`](Self::Held), whose places are empty until
/// the lock is acquired. Dropping the mirror releases what it holds.
pub trait Chain {
    /// The guards acquired so far.
    type Held;

    /// All guards, in the chain's own shape.
    type Guards;

    /// A mirror that holds nothing.
    fn nothing() -> Self::Held;

    /// Acquires every lock without waiting.
    ///
    /// # Errors
    ///
    /// The address of the first lock that refused; what was acquired before it is in `held`.
    #[track_caller]
    fn try_all(&self, held: &mut Self::Held) -> Result<(), usize>;

    /// Acquires the lock at `address`, waiting at most for `patience`; `false` where that was not
    /// enough.
    #[track_caller]
    fn acquire(&self, address: usize, patience: Option<Duration>, held: &mut Self::Held) -> bool;

    /// The lowest address of the chain above `below`.
    fn next_address(&self, below: Option<usize>) -> Option<usize>;

    /// Tells whether the chain names the lock at `address`.
    fn names(&self, address: usize) -> bool;

    /// Lets the order check see that every lock of the chain is about to be waited for.
    ///
    /// Before the first is acquired, so that they come after what the thread holds already, and in no
    /// order among themselves.
    #[track_caller]
    fn announce(&self);

    /// Panics where a lock is named twice.
    #[track_caller]
    fn refuse_duplicates(&self);

    /// Gives the guards of a chain of which every lock is held.
    fn into_guards(held: Self::Held) -> Self::Guards;
}

impl Chain for () {
    type Held = ();
    type Guards = ();

    #[inline]
    fn nothing() {}

    #[inline]
    fn try_all(&self, (): &mut ()) -> Result<(), usize> {
        Ok(())
    }

    fn acquire(&self, _address: usize, _patience: Option<Duration>, (): &mut ()) -> bool {
        false
    }

    fn next_address(&self, _below: Option<usize>) -> Option<usize> {
        None
    }

    #[inline]
    fn names(&self, _address: usize) -> bool {
        false
    }

    #[inline]
    fn announce(&self) {}

    #[inline]
    fn refuse_duplicates(&self) {}

    #[inline]
    fn into_guards((): ()) {}
}

impl<M: Member, Rest: Chain> Chain for (M, Rest) {
    type Held = (Option<M::Guard>, Rest::Held);
    type Guards = (M::Guard, Rest::Guards);

    #[inline]
    fn nothing() -> Self::Held {
        (None, Rest::nothing())
    }

    #[inline]
    #[track_caller]
    fn try_all(&self, (slot, rest): &mut Self::Held) -> Result<(), usize> {
        try_one(&self.0, slot)?;
        self.1.try_all(rest)
    }

    #[track_caller]
    fn acquire(
        &self,
        address: usize,
        patience: Option<Duration>,
        (slot, rest): &mut Self::Held,
    ) -> bool {
        if self.0.address() == address {
            acquire_one(&self.0, patience, slot)
        } else {
            self.1.acquire(address, patience, rest)
        }
    }

    fn next_address(&self, below: Option<usize>) -> Option<usize> {
        let own = Some(self.0.address()).filter(|&address| below.is_none_or(|low| address > low));
        let others = self.1.next_address(below);
        match (own, others) {
            (Some(own), Some(other)) => Some(own.min(other)),
            (own, others) => own.or(others),
        }
    }

    #[inline]
    fn names(&self, address: usize) -> bool {
        self.0.address() == address || self.1.names(address)
    }

    #[inline]
    #[track_caller]
    fn announce(&self) {
        self.0.announce();
        self.1.announce();
    }

    #[inline]
    #[track_caller]
    fn refuse_duplicates(&self) {
        if self.1.names(self.0.address()) {
            named_twice(&self.0);
        }
        self.1.refuse_duplicates();
    }

    #[inline]
    fn into_guards((slot, rest): Self::Held) -> Self::Guards {
        (held(slot), Rest::into_guards(rest))
    }
}

impl<M: Member, const N: usize> Chain for [M; N] {
    type Held = [Option<M::Guard>; N];
    type Guards = [M::Guard; N];

    #[inline]
    fn nothing() -> Self::Held {
        [const { None }; N]
    }

    #[inline]
    #[track_caller]
    fn try_all(&self, slots: &mut Self::Held) -> Result<(), usize> {
        // A loop, because a closure would hide the caller from the locks.
        for (member, slot) in self.iter().zip(slots) {
            try_one(member, slot)?;
        }
        Ok(())
    }

    #[track_caller]
    fn acquire(&self, address: usize, patience: Option<Duration>, slots: &mut Self::Held) -> bool {
        for (member, slot) in self.iter().zip(slots) {
            if member.address() == address {
                return acquire_one(member, patience, slot);
            }
        }
        false
    }

    fn next_address(&self, below: Option<usize>) -> Option<usize> {
        let addresses = self.iter().map(Member::address);
        addresses
            .filter(|&address| below.is_none_or(|low| address > low))
            .min()
    }

    #[inline]
    fn names(&self, address: usize) -> bool {
        self.iter().any(|member| member.address() == address)
    }

    #[inline]
    #[track_caller]
    fn announce(&self) {
        for member in self {
            member.announce();
        }
    }

    #[inline]
    #[track_caller]
    fn refuse_duplicates(&self) {
        for (position, member) in self.iter().enumerate() {
            if self[..position]
                .iter()
                .any(|other| other.address() == member.address())
            {
                named_twice(member);
            }
        }
    }

    #[inline]
    fn into_guards(slots: Self::Held) -> Self::Guards {
        slots.map(held)
    }
}

#[inline]
#[track_caller]
fn try_one<M: Member>(member: &M, slot: &mut Option<M::Guard>) -> Result<(), usize> {
    *slot = member.try_acquire();
    if slot.is_some() {
        Ok(())
    } else {
        Err(member.address())
    }
}

#[track_caller]
fn acquire_one<M: Member>(
    member: &M,
    patience: Option<Duration>,
    slot: &mut Option<M::Guard>,
) -> bool {
    *slot = match patience {
        Some(patience) => member.acquire_within(patience),
        None => Some(member.acquire()),
    };
    slot.is_some()
}

/// The guard in a slot of a chain of which every lock is held.
#[inline]
fn held<G>(slot: Option<G>) -> G {
    let Some(guard) = slot else {
        unreachable!("a chain gives its guards only once every lock is held")
    };
    guard
}

#[cold]
#[track_caller]
fn named_twice<M: Member>(member: &M) -> ! {
    panic!(
        "{} is named twice in one set; name each lock once",
        Name(member)
    )
}

/// What to call a member.
struct Name<'a, M>(&'a M);

impl<M: Member> fmt::Display for Name<'_, M> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt_name(formatter)
    }
}
