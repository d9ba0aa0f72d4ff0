//! What every guard is made of.
//!
//! A public guard is a name and a surface. Below it stand two parts that know nothing of each
//! other's business: a [`Hold`] is one acquisition, released when it is dropped; a [`ReadAccess`] or
//! [`WriteAccess`] is a pointer to a value together with the hold that keeps it valid. What comes in
//! is a lock (or the borrow flag of a `RefCell`) and a pointer to its payload, what goes out is a
//! guard that can be narrowed to a part of the value. How a lock is acquired, and what a user sees
//! of a guard, is deliberately elsewhere.
//!
//! # Invariants
//!
//! - I1: a `Hold` stands for exactly one acquisition of its lock that has not been released. Only
//!   its `Drop` and [`Hold::exchange`] end that acquisition, and both consume the hold;
//!   [`Hold::renew`] puts another acquisition in the place of a hold that it has given away.
//! - I2: the pointer of an access is valid and aligned, and points to (a part of) the payload of the
//!   lock that its hold has acquired. The payload stays where it is for the lock's lifetime `'a`.
//! - I3: the hold of a `ReadAccess` excludes writers; the hold of a `WriteAccess` excludes
//!   everybody else, and no other access reaches the part its pointer points to.
//! - I4: no access keeps a reference to the payload; references are made for the length of one
//!   borrow of the guard, so none is alive when the acquisition is released.

mod access;
mod hold;
pub(crate) mod surface;
mod thread;
#[cfg(doctest)]
mod variance;

pub(crate) use access::{ReadAccess, WriteAccess};
#[cfg(feature = "std")]
pub(crate) use hold::Renew;
pub(crate) use hold::{Acquire, Hold, Release, Split};
pub(crate) use surface::{read_guard_surface, write_guard_surface};
pub(crate) use thread::{IsForManyThreads, LeavesItsThread};
