//! What generated code may name besides the public types; no promise is made about any of it.

pub use crate::bound::{CopiedOut, MutexPayload, PlainPayload, RwLockPayload, sync};
pub use crate::cell::CloneInCell;
pub use crate::exposed::{
    Behind, Direct, Field, Lock, Narrow, NarrowMut, Open, OpenBehind, View, ViewMut, Way, WayMut,
    Whole, exclusive, option_view, option_view_mut, result_view, result_view_mut, shared, view,
    view_mut,
};
pub use crate::together::{Chain, hold_all};
