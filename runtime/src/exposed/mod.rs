//! How an exposed method reaches its payload: what `#[synchronized]` expands to.
//!
//! A generated method has a *way*: an expression that names a lock, or something that derefs to one,
//! or something that derefs to the payload already. [`shared`] and [`exclusive`] turn a way into
//! whatever keeps the payload reachable for the call; [`view`] and [`view_mut`], and their forms for
//! `Option` and `Result`, turn that into a guard of the part which the method returned.
//!
//! Nothing here acquires or releases by itself; the verbs of the typed locks and their guards do.

mod guard;
mod lock;
mod way;

pub use self::guard::{
    Narrow, NarrowMut, option_view, option_view_mut, result_view, result_view_mut, view, view_mut,
};
pub use self::lock::{Field, Lock, View, ViewMut, Whole};
pub use self::way::{Behind, Direct, Open, OpenBehind, Way, WayMut, exclusive, shared};
