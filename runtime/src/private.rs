//! What generated code may name besides the public types; no promise is made about any of it.

pub use crate::bound::{CopiedOut, MutexPayload, PlainPayload, RwLockPayload, sync};
pub use crate::cell::CloneInCell;
pub use crate::together::{Chain, hold_all};
