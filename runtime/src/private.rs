//! What generated code may name besides the public types; no promise is made about any of it.

pub use alloc::rc::{Rc, Weak as RcWeak};
pub use alloc::sync::{Arc, Weak as ArcWeak};

#[path = "fields.rs"]
pub mod fields;

#[path = "wrapped.rs"]
pub mod wrapped;

#[cfg(feature = "serde")]
pub use serde_core as serde;

pub use crate::bound::{
    Candidate, CloneTwin, CopiedOut, CopiedToPrint, CopyTwin, MutexPayload, PlainPayload,
    PutTogetherInto, RwLockPayload, TakeApart, TakenApartInto, sync,
};
pub use crate::cell::CloneInCell;
pub use crate::class::{LockClass, Ordered, OrderedField};
pub use crate::exposed::{
    At, Behind, Branch, Closed, Direct, Field, Kinds, Lock, LockKind, MutexKind, Narrow, NarrowMut,
    Never, Open, OpenBehind, RefCellKind, RwLockKind, View, ViewMut, Way, WayMut, Whole,
};
pub use crate::together::{Chain, Clones, clone_all, hold_all};

/// Copies a value out; a plain field that `access(get)` lists holds a type that can be copied.
#[inline]
#[must_use]
pub const fn copied<T: Copy>(value: &T) -> T {
    *value
}

/// The expression behind `via`, as it is written.
///
/// Between the brackets of a macro it need not be one for the methods around it to exist.
#[doc(hidden)]
#[macro_export]
macro_rules! __expression {
    ($expression:expr) => {
        $expression
    };
    ($($other:tt)*) => {
        ::core::compile_error!(
            "expected one expression behind `via`, as in `via = self.inner.state`"
        )
    };
}
pub use crate::__expression as expression;
