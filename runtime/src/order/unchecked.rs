//! What stands for the order check where it is compiled out: nothing.
//!
//! Every type here is empty and every function does nothing, so a lock is its raw lock alone.

#![expect(
    clippy::unused_self,
    reason = "the functions are called as those of the check are"
)]

use core::fmt;

use super::Access;
use crate::class::LockClass;

/// Whether the check is compiled in.
pub(crate) const ENABLED: bool = false;

/// Nobody in particular.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Label;

impl Label {
    pub(crate) const NONE: Self = Self;

    #[inline]
    pub(crate) const fn field(_name: &'static str) -> Self {
        Self
    }

    #[inline]
    pub(crate) const fn class(_class: &'static LockClass) -> Self {
        Self
    }

    #[inline]
    pub(crate) const fn name(_name: &'static str) -> Self {
        Self
    }

    /// What to call the lock, if it has a name.
    #[inline]
    pub(crate) const fn as_name(self) -> Option<impl fmt::Display> {
        None::<&str>
    }

    /// The file and line of the field.
    #[cfg(feature = "std")]
    pub(crate) const fn declared_at(self) -> Option<(&'static str, u32)> {
        None
    }
}

/// An acquisition that is given up for another.
#[cfg(feature = "std")]
pub(crate) struct Renewal;

/// Nobody in particular, seen by nobody.
pub(crate) struct Identity;

impl Identity {
    #[inline]
    pub(crate) const fn new(_label: Label) -> Self {
        Self
    }

    pub(crate) const fn label(&self) -> Label {
        Label
    }

    #[inline]
    pub(crate) fn meet(&self) {}

    #[inline]
    pub(crate) fn enter_first(&self, _access: Access) -> bool {
        true
    }

    #[inline]
    pub(crate) fn enter(&self, _access: Access, _is_locked: impl FnOnce() -> bool) -> bool {
        true
    }

    #[inline]
    pub(crate) fn announce(&self, _access: Access, _is_locked: impl FnOnce() -> bool) {}

    #[inline]
    pub(crate) fn is_stuck(&self, _access: Access) {}

    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn announce_renewal(&self, _access: Access) -> Renewal {
        Renewal
    }

    #[cfg(feature = "std")]
    #[inline]
    pub(crate) fn renewed(&self, _access: Access, Renewal: Renewal) {}

    #[inline]
    pub(crate) fn acquired(&self, _access: Access, _waited: bool) {}

    #[inline]
    pub(crate) fn released(&self) {}

    #[inline]
    pub(crate) fn downgraded(&self) {}
}

#[inline]
pub(crate) fn nested<U>(f: impl FnOnce() -> U) -> U {
    f()
}

#[inline]
pub(crate) fn exempt<U>(f: impl FnOnce() -> U) -> U {
    f()
}

/// Nobody is ever called.
#[cfg(feature = "std")]
pub(crate) fn set_hook(_hook: Option<super::Hook>) -> Option<std::sync::Arc<super::Hook>> {
    None
}
