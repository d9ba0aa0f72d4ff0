//! What every guard is made of.
//!
//! A public guard is a name and a surface. Below it stand two parts that know nothing of each
//! other's business: a [`Hold`] is one acquisition, released when it is dropped; a [`ReadAccess`] or
//! [`WriteAccess`] is a pointer to a value together with the hold that keeps it valid. What comes in
//! is a lock (or the borrow flag of a `RefCell`) and a pointer to its payload, what goes out is a
//! guard that can be narrowed to a part of the value. An [`OwnedAccess`] is the same where the hold has a
//! share in the lock instead of a reference to it; it finds the value through the share, so it is always
//! the whole value. How a lock is acquired, and what a user sees of a guard, is deliberately elsewhere.
//!
//! # Invariants
//!
//! - I1: a `Hold` stands for exactly one acquisition of its lock that has not been released. Only
//!   its `Drop`, [`Hold::release`] and [`Hold::exchange`] end that acquisition, and all of them consume
//!   the hold; [`Hold::renew`] puts another acquisition in the place of a hold that it has given away.
//! - I2: the pointer of an access is valid and aligned, and points to (a part of) the payload of the
//!   lock that its hold has acquired. The payload stays where it is for the lock's lifetime `'a`, or,
//!   where the hold has a share in it, until that is given back after the release.
//! - I3: the hold of a `ReadAccess` excludes writers; the hold of a `WriteAccess` excludes
//!   everybody else, and no other access reaches the part its pointer points to.
//! - I4: no access keeps a reference to the payload; references are made for the length of one
//!   borrow of the guard, so none is alive when the acquisition is released.

mod access;
mod hold;
mod owned;
pub(crate) mod surface;
mod thread;
#[cfg(doctest)]
mod variance;

pub(crate) use access::{ReadAccess, WriteAccess};
#[cfg(feature = "std")]
pub(crate) use hold::Renew;
pub(crate) use hold::{Acquire, Exclusive, Hold, Release, Split};
pub(crate) use owned::{Guarded, OwnedAccess, owned_guard_surface};
pub(crate) use surface::{read_guard_surface, write_guard_surface, writing};
pub(crate) use thread::{IsForManyThreads, LeavesItsThread};
