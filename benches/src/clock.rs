//! Clocks that tell what a thread used rather than how late it is.

use core::time::Duration;

/// Processor time the calling thread has used.
#[cfg(unix)]
pub(crate) fn thread_time() -> Duration {
    let now = nix::time::clock_gettime(nix::time::ClockId::CLOCK_THREAD_CPUTIME_ID)
        .expect("every supported Unix has this clock");
    Duration::from(now)
}

/// Wall time where no thread clock is to be had: good for a look, not for a result.
#[cfg(not(unix))]
pub(crate) fn thread_time() -> Duration {
    use std::{sync::OnceLock, time::Instant};
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed()
}

/// Processor time the calling thread has used since the clock showed `start`.
pub(crate) fn thread_time_since(start: Duration) -> Duration {
    // Thread clocks do not run backwards; where one did, nothing was used.
    thread_time().saturating_sub(start)
}

/// How often the calling thread has gone to sleep by its own will, where the system counts that.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn thread_sleeps() -> Option<u32> {
    use nix::sys::resource::{UsageWho, getrusage};
    let usage = getrusage(UsageWho::RUSAGE_THREAD).ok()?;
    u32::try_from(usage.voluntary_context_switches()).ok()
}

/// Not counted per thread on this system.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(crate) fn thread_sleeps() -> Option<u32> {
    None
}

/// Processor time of all finished children of this process, such as compilers.
#[cfg(unix)]
pub(crate) fn children_time() -> Duration {
    use nix::sys::{
        resource::{UsageWho, getrusage},
        time::TimeValLike,
    };
    let usage = getrusage(UsageWho::RUSAGE_CHILDREN).expect("every Unix counts its children");
    let used = usage.user_time() + usage.system_time();
    Duration::from_micros(used.num_microseconds().unsigned_abs())
}

/// Wall time where children are not counted.
#[cfg(not(unix))]
pub(crate) fn children_time() -> Duration {
    thread_time()
}
