//! A raw lock of a user's own that tells what becomes of it, for tests of one thread.

use core::cell::RefCell;
use core::sync::atomic::{AtomicBool, Ordering};
use core::time::Duration;

use interior_runtime::raw::{RawMutex, RawRwLock};

thread_local! {
    /// What has happened on this thread.
    static EVENTS: RefCell<Vec<&'static str>> = const { RefCell::new(Vec::new()) };
}

pub(crate) fn tell(event: &'static str) {
    EVENTS.with_borrow_mut(|events| events.push(event));
}

/// What `f` makes happen.
pub(crate) fn events(f: impl FnOnce()) -> Vec<&'static str> {
    EVENTS.take();
    f();
    EVENTS.take()
}

/// A raw lock that tells what becomes of it.
#[derive(Debug)]
pub(crate) struct Telling(AtomicBool);

impl Drop for Telling {
    fn drop(&mut self) {
        tell("lock dropped");
    }
}

// SAFETY: an acquisition sets the flag that was not set, with Acquire, and only its release clears it,
// with Release.
unsafe impl RawMutex for Telling {
    const INIT: Self = Self(AtomicBool::new(false));

    type State = ();

    fn lock(&self) {
        self.try_lock().expect("the only thread holds the lock");
    }

    fn try_lock(&self) -> Option<()> {
        // Acquire meets the Release of the unlocking stores.
        (!self.0.swap(true, Ordering::Acquire)).then_some(())
    }

    fn try_lock_within(&self, _: Duration) -> Option<()> {
        tell("asked to wait");
        self.try_lock()
    }

    unsafe fn unlock(&self, (): ()) {
        self.0.store(false, Ordering::Release);
        tell("unlocked");
    }

    fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}

// SAFETY: as above; readers are as alone as writers.
unsafe impl RawRwLock for Telling {
    const INIT: Self = Self(AtomicBool::new(false));

    type ReadState = ();
    type WriteState = ();

    fn read(&self) {
        RawMutex::lock(self);
    }

    fn try_read(&self) -> Option<()> {
        self.try_lock()
    }

    fn try_read_within(&self, _: Duration) -> Option<()> {
        tell("asked to wait");
        self.try_lock()
    }

    unsafe fn unlock_read(&self, (): ()) {
        self.0.store(false, Ordering::Release);
        tell("unlocked");
    }

    fn write(&self) {
        RawMutex::lock(self);
    }

    fn try_write(&self) -> Option<()> {
        self.try_lock()
    }

    fn try_write_within(&self, _: Duration) -> Option<()> {
        tell("asked to wait");
        self.try_lock()
    }

    unsafe fn unlock_write(&self, (): ()) {
        self.0.store(false, Ordering::Release);
        tell("unlocked");
    }

    fn is_locked(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }

    fn is_locked_for_writing(&self) -> bool {
        self.0.load(Ordering::Relaxed)
    }
}
