//! The function that reports go to.

use std::boxed::Box;

use super::Report;
use super::check;

/// A function that reports go to.
pub type Hook = Box<dyn Fn(&Report) + Send + Sync + 'static>;

/// Gives every report to `hook`, instead of writing it to stderr.
///
/// The hook runs in the thread that asked for the lock, before it waits; it may take locks, which are
/// not looked at meanwhile, and it may panic. What panics without a hook panics with one too, after
/// the hook has returned. It replaces the hook before; in builds without the check it is never called.
///
/// # Examples
///
/// ```
/// use interior_runtime::order;
/// use std::sync::atomic::{AtomicUsize, Ordering};
///
/// static FOUND: AtomicUsize = AtomicUsize::new(0);
/// order::set_hook(Box::new(|report| {
///     FOUND.fetch_add(1, Ordering::Relaxed);
///     eprintln!("{report}");
/// }));
/// # drop(order::take_hook());
/// ```
pub fn set_hook(hook: Hook) {
    check::set_hook(Some(hook));
}

/// Takes the hook out, so that reports go to stderr again; `None` if there was none.
#[must_use = "the hook is dropped if it is not kept"]
pub fn take_hook() -> Option<Hook> {
    let hook = check::set_hook(None)?;
    Some(Box::new(move |report| hook(report)))
}
