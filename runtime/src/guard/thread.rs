//! The marker that keeps guards on the thread that acquired them.

use core::marker::PhantomData;

/// Makes a guard `!Send`.
///
/// A raw lock may tie an acquisition to its thread (its owner's identity, a slot in thread-local
/// storage), so a guard that another thread drops would release what that thread never acquired.
pub(crate) struct StaysOnItsThread(PhantomData<*const ()>);

impl StaysOnItsThread {
    /// The marker for the thread that runs.
    pub(crate) const HERE: Self = Self(PhantomData);
}
