//! What holds in a process that was forked.
//!
//! The child has one thread, the one that forked, and a copy of all memory. So a lock that this thread
//! held is held by it in the child too, one that another thread held is held for good, and everything
//! else is as free as it was. A lock that others were waiting for, or were about to wait for, is not
//! spoken of: its waiters exist no more.
//!
//! One test, so that no other thread of this program is at a lock while it forks.

#![cfg(all(
    feature = "std",
    target_os = "linux",
    not(any(interior_loom, interior_shuttle))
))]

use core::panic::AssertUnwindSafe;
use core::time::Duration;
use std::panic::catch_unwind;
use std::sync::mpsc::channel;
use std::thread;

use interior_runtime::{Condvar, Mutex, RwLock};

/// Runs `f` in a forked process, which has to end well and before long.
fn in_a_child(f: impl FnOnce()) {
    // SAFETY: the child is alone in its copy of the memory and ends without running destructors of what
    // it does not own. It allocates and makes threads, which the C library of this platform makes
    // possible after a fork.
    let process = unsafe { libc::fork() };
    if process == 0 {
        // SAFETY: has no preconditions.
        unsafe { libc::alarm(30) };
        let is_fine = catch_unwind(AssertUnwindSafe(f)).is_ok();
        // SAFETY: likewise.
        unsafe { libc::_exit(i32::from(!is_fine)) };
    }
    assert!(process > 0, "no process could be forked");
    let mut status = 0;
    // SAFETY: `status` is written during the call alone.
    let ended = unsafe { libc::waitpid(process, &raw mut status, 0) };
    assert_eq!((ended, status), (process, 0), "the child failed or hung");
}

#[test]
fn a_child_has_the_locks_of_the_thread_that_forked() {
    let (free, own, others) = (Mutex::new(1), Mutex::new(1), Mutex::new(1));
    let (free_rw, own_rw, others_rw) = (RwLock::new(1), RwLock::new(1), RwLock::new(1));
    let short = Duration::from_millis(5);
    let (sender, receiver) = channel::<()>();
    let (ready, is_ready) = channel();
    thread::scope(|scope| {
        let (others, others_rw) = (&others, &others_rw);
        scope.spawn(move || {
            let _guards = (others.lock(), others_rw.read());
            ready.send(()).unwrap();
            // Until the other end is gone.
            receiver.recv().unwrap_err();
        });
        is_ready.recv().unwrap();
        let guards = (own.lock(), own_rw.write());
        in_a_child(|| {
            assert_eq!((free.update(|n| n + 1), free_rw.update(|n| n + 1)), (2, 2));

            assert!(own.try_lock().is_none() && own_rw.try_read().is_none());
            drop(guards);
            assert_eq!((own.update(|n| n + 1), own_rw.update(|n| n + 1)), (2, 2));

            assert!(others.try_lock().is_none() && others.try_lock_for(short).is_none());
            assert!(others_rw.try_write().is_none() && others_rw.try_write_for(short).is_none());
            assert!(others_rw.try_read().is_some());

            // Waiting and waking are as good as new.
            let (turn, has_changed) = (Mutex::new(0), Condvar::new());
            let guard = free.lock();
            thread::scope(|scope| {
                for _ in 0..2 {
                    scope.spawn(|| {
                        free.update(|n| n + 1);
                        free_rw.update(|n| n + 1);
                        turn.update(|n| n + 1);
                        has_changed.notify_one();
                    });
                }
                thread::sleep(short);
                drop(guard);
                has_changed.wait_while(&mut turn.lock(), |n| *n < 2);
            });
            assert_eq!((free.get(), free_rw.get()), (4, 4));
        });
        drop(sender);
    });
    // The parent's locks know nothing of it.
    assert_eq!((free.get(), own.get(), others.get()), (1, 1, 1));
    assert_eq!((free_rw.get(), own_rw.get(), others_rw.get()), (1, 1, 1));
}
