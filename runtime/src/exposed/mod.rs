//! How an exposed method reaches its payload: what `#[synchronized]` expands to.
//!
//! A generated method has a *way*: an expression that names a lock, or something that derefs to one,
//! or something that derefs to the payload already. [`Way`] and [`WayMut`] turn it into whatever
//! keeps the payload reachable for the call; [`Narrow`] and [`NarrowMut`] turn that into a guard of
//! the part which the method returned.
//!
//! Nothing here acquires or releases by itself; the verbs of the typed locks and their guards do.
//! Generated code calls the traits' methods by their full names, so that an unmet bound is reported
//! at the user's own words and nowhere else.

mod guard;
mod kinds;
mod lock;
mod way;

pub use self::guard::{Narrow, NarrowMut};
pub use self::kinds::{At, Branch, Field, Kinds, LockKind, MutexKind, RefCellKind, RwLockKind};
pub use self::lock::{Lock, View, ViewMut, Whole};
pub use self::way::{Behind, Closed, Direct, Never, Open, OpenBehind, Way, WayMut};
