//! Waiting, with a mutex's guard in hand, until another thread has changed the value.
//!
//! What comes in is a guard, which stands for the whole time of the call; the mutex is free while the
//! thread sleeps. How a thread sleeps and is found is deliberately elsewhere, in `raw/condvar.rs`; how
//! a guard gives up its acquisition for another, in `guard/hold.rs`.

use core::fmt;
use core::time::Duration;
use std::time::Instant;

use crate::MutexGuard;
use crate::raw::{self, RawCondvar, RawMutex};
use crate::sync::Deadline;

/// A place where threads wait until the value behind a [`Mutex`](crate::Mutex) has changed.
///
/// A waiting thread hands in its guard: the mutex is unlocked while the thread sleeps and locked again
/// when the call returns. To unlock and to begin to wait are one step, so a thread that changes the
/// value and then notifies, with the mutex still locked or after that, is not missed.
///
/// Wait in a form that takes a condition, or in a loop: between the notification and the return others
/// can lock the mutex and change the value, and a wait may end without a notification.
///
/// It works over any raw lock, and with the guards of several mutexes at once. A notification is not
/// addressed to a mutex, though: where threads wait for different things, notify all.
///
/// The guard has to be a [`MutexGuard`], which stands for the whole value. One that was narrowed by
/// [`MutexGuard::map`] cannot wait, since the part it stands for may be gone afterwards.
///
/// # Deadlocks
///
/// Waiting ends by a notification, so a change that nobody notifies of is waited for in vain. Only the
/// mutex of the guard is unlocked: a notifier that needs another lock of the waiting thread never comes.
///
/// # Size
///
/// One byte. Nothing is allocated. To notify costs one load where nobody waits.
///
/// # Examples
///
/// ```
/// use interior_runtime::{Condvar, Mutex};
///
/// let jobs = Mutex::new(Vec::new());
/// let has_changed = Condvar::new();
/// std::thread::scope(|scope| {
///     scope.spawn(|| {
///         jobs.lock().push("dig");
///         has_changed.notify_one();
///     });
///     let mut guard = jobs.lock();
///     has_changed.wait_while(&mut guard, |jobs| jobs.is_empty());
///     assert_eq!(guard.pop(), Some("dig"));
/// });
/// ```
///
/// A narrowed guard does not compile:
///
/// ```compile_fail,E0308
/// use interior_runtime::{Condvar, Mutex, MutexGuard};
///
/// let pair = Mutex::new((1, 2));
/// let mut first = MutexGuard::map(pair.lock(), |pair| &mut pair.0);
/// Condvar::new().wait(&mut first);
/// ```
pub struct Condvar {
    raw: RawCondvar,
}

/// What a wait with a time limit tells: whether the time was over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct WaitTimeoutResult {
    timed_out: bool,
}

impl WaitTimeoutResult {
    /// Tells whether the wait ended because the time was over, and not by a notification or by the
    /// condition.
    ///
    /// A thread that was notified has not timed out, however late it got the mutex again.
    #[must_use]
    #[inline]
    pub const fn timed_out(self) -> bool {
        self.timed_out
    }
}

impl Condvar {
    raw::const_fn! {
        /// Makes a condition variable that nobody waits for.
        ///
        /// # Examples
        ///
        /// ```
        /// use interior_runtime::Condvar;
        ///
        /// static HAS_CHANGED: Condvar = Condvar::new();
        /// assert!(!HAS_CHANGED.notify_one());
        /// ```
        #[must_use]
        #[inline]
        pub fn new() -> Self {
            Self {
                raw: RawCondvar::new(),
            }
        }
    }

    /// Unlocks the mutex, waits for a notification, and locks the mutex again.
    ///
    /// Look at the value again afterwards: [`wait_while`](Self::wait_while) does it for you.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if nobody notifies after the call.
    ///
    /// # Examples
    ///
    /// ```
    /// use interior_runtime::{Condvar, Mutex};
    ///
    /// let is_open = Mutex::new(false);
    /// let has_changed = Condvar::new();
    /// std::thread::scope(|scope| {
    ///     scope.spawn(|| {
    ///         is_open.set(true);
    ///         has_changed.notify_all();
    ///     });
    ///     let mut guard = is_open.lock();
    ///     while !*guard {
    ///         has_changed.wait(&mut guard);
    ///     }
    /// });
    /// ```
    #[track_caller]
    pub fn wait<T: ?Sized, R: RawMutex>(&self, guard: &mut MutexGuard<'_, T, R>) {
        self.sleep(guard, None);
    }

    /// Waits as long as `condition` holds.
    ///
    /// The condition is asked with the mutex locked, before the first wait and after each; when this
    /// returns it does not hold.
    ///
    /// # Panics
    ///
    /// Panics if `condition` does, with the mutex locked; so the guard unlocks it as in every panic.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if nobody notifies once the condition has changed, or if `condition` locks the
    /// mutex.
    #[track_caller]
    pub fn wait_while<T: ?Sized, R: RawMutex>(
        &self,
        guard: &mut MutexGuard<'_, T, R>,
        mut condition: impl FnMut(&mut T) -> bool,
    ) {
        while condition(guard) {
            self.sleep(guard, None);
        }
    }

    /// Waits for a notification, but no longer than `timeout`.
    ///
    /// Locking the mutex again is not limited. A `timeout` too long for the clock is none.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if the mutex is not unlocked any more.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::time::Duration;
    /// use interior_runtime::{Condvar, Mutex};
    ///
    /// let n = Mutex::new(1);
    /// let result = Condvar::new().wait_for(&mut n.lock(), Duration::from_millis(1));
    /// assert!(result.timed_out());
    /// ```
    #[track_caller]
    pub fn wait_for<T: ?Sized, R: RawMutex>(
        &self,
        guard: &mut MutexGuard<'_, T, R>,
        timeout: Duration,
    ) -> WaitTimeoutResult {
        self.sleep(guard, Some(&Deadline::after(timeout)))
    }

    /// Waits for a notification, but no longer than until `deadline`.
    ///
    /// Locking the mutex again is not limited.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if the mutex is not unlocked any more.
    #[track_caller]
    pub fn wait_until<T: ?Sized, R: RawMutex>(
        &self,
        guard: &mut MutexGuard<'_, T, R>,
        deadline: Instant,
    ) -> WaitTimeoutResult {
        self.sleep(guard, Some(&Deadline::at(deadline)))
    }

    /// Waits as long as `condition` holds, but no longer than `timeout` in all.
    ///
    /// The condition is asked with the mutex locked; the time is over only if it held when it was asked
    /// last, after the time.
    ///
    /// # Panics
    ///
    /// Panics if `condition` does, with the mutex locked; so the guard unlocks it as in every panic.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if the mutex is not unlocked any more, or if `condition` locks it.
    ///
    /// # Examples
    ///
    /// ```
    /// use core::time::Duration;
    /// use interior_runtime::{Condvar, Mutex};
    ///
    /// let jobs = Mutex::new(vec!["dig"]);
    /// let has_changed = Condvar::new();
    /// let mut guard = jobs.lock();
    /// let patience = Duration::from_millis(1);
    /// let result = has_changed.wait_while_for(&mut guard, |jobs| jobs.is_empty(), patience);
    /// assert!(!result.timed_out());
    /// guard.clear();
    /// let result = has_changed.wait_while_for(&mut guard, |jobs| jobs.is_empty(), patience);
    /// assert!(result.timed_out());
    /// ```
    #[track_caller]
    pub fn wait_while_for<T: ?Sized, R: RawMutex>(
        &self,
        guard: &mut MutexGuard<'_, T, R>,
        condition: impl FnMut(&mut T) -> bool,
        timeout: Duration,
    ) -> WaitTimeoutResult {
        self.sleep_while(guard, condition, &Deadline::after(timeout))
    }

    /// Waits as long as `condition` holds, but no longer than until `deadline`.
    ///
    /// The condition is asked with the mutex locked; the time is over only if it held when it was asked
    /// last, after the time.
    ///
    /// # Panics
    ///
    /// Panics if `condition` does, with the mutex locked; so the guard unlocks it as in every panic.
    ///
    /// # Deadlocks
    ///
    /// Waits for ever if the mutex is not unlocked any more, or if `condition` locks it.
    #[track_caller]
    pub fn wait_while_until<T: ?Sized, R: RawMutex>(
        &self,
        guard: &mut MutexGuard<'_, T, R>,
        condition: impl FnMut(&mut T) -> bool,
        deadline: Instant,
    ) -> WaitTimeoutResult {
        self.sleep_while(guard, condition, &Deadline::at(deadline))
    }

    /// Wakes the thread that has waited longest; tells whether there was one.
    ///
    /// The mutex may be locked or not. A thread that began to wait before the value was changed under
    /// the lock is found; nothing is kept for one that begins later.
    #[inline]
    pub fn notify_one(&self) -> bool {
        self.raw.notify_one()
    }

    /// Wakes all threads that wait at this moment, and counts them.
    ///
    /// The mutex may be locked or not; the woken threads get it one after the other.
    #[inline]
    pub fn notify_all(&self) -> usize {
        self.raw.notify_all()
    }

    /// Waits once.
    #[track_caller]
    fn sleep<T: ?Sized, R: RawMutex>(
        &self,
        guard: &mut MutexGuard<'_, T, R>,
        deadline: Option<&Deadline>,
    ) -> WaitTimeoutResult {
        let hold = guard.hold_mut();
        let is_notified = hold.renew(|hold| self.raw.wait(deadline, || drop(hold)));
        WaitTimeoutResult {
            timed_out: !is_notified,
        }
    }

    /// Waits as long as `condition` holds, or until `deadline`.
    #[track_caller]
    fn sleep_while<T: ?Sized, R: RawMutex>(
        &self,
        guard: &mut MutexGuard<'_, T, R>,
        mut condition: impl FnMut(&mut T) -> bool,
        deadline: &Deadline,
    ) -> WaitTimeoutResult {
        while condition(guard) {
            if self.sleep(guard, Some(deadline)).timed_out {
                return WaitTimeoutResult {
                    timed_out: condition(guard),
                };
            }
        }
        WaitTimeoutResult { timed_out: false }
    }
}

impl Default for Condvar {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Debug for Condvar {
    /// Tells whether somebody waits at this moment.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Condvar")
            .field("has_waiters", &self.raw.has_waiters())
            .finish()
    }
}
