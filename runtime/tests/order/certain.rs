//! Threads that would wait for themselves.

use core::panic::AssertUnwindSafe;
use core::time::Duration;
use std::panic::catch_unwind;
use std::sync::{Arc, Weak};
use std::thread;

use interior_runtime::order::Kind;
use interior_runtime::{Mutex, RwLock, lock_all, order};

use crate::{nothing, only};

/// The message of the panic that `work` ends in.
fn refused<T>(work: impl FnOnce() -> T) -> String {
    crate::listen();
    let Err(panic) = catch_unwind(AssertUnwindSafe(|| drop(work()))) else {
        panic!("the thread should have been refused");
    };
    *panic.downcast().expect("a message")
}

#[test]
fn a_mutex_that_is_locked_already() {
    let n = Mutex::named("certain::n", 1);
    let first = n.lock();
    let message = refused(|| n.lock());
    let (file, first_line, again) = (file!(), line!() - 2, line!() - 1);
    assert!(
        message.starts_with(&format!(
            "certain deadlock: `certain::n` is already locked by this thread, at {file}:{first_line}:19; \
             this lock is at {file}:{again}:32 and would wait for ever\nhelp: "
        )),
        "{message}"
    );
    drop(first);
    assert_eq!(n.get(), 1, "the lock works as before");
}

#[test]
fn a_guard_that_keeps_its_mutex_alive() {
    let n = Arc::new(Mutex::named("certain::owned", 1));
    let (first, line) = (n.lock_arc(), line!());
    let message = refused(|| n.lock_arc());
    let (file, again) = (file!(), line!() - 1);
    assert!(
        message.contains(&format!("locked by this thread, at {file}:{line}:"))
            && message.contains(&format!("; this lock is at {file}:{again}:")),
        "{message}"
    );
    assert!(refused(|| n.lock()).contains("`certain::owned` is already locked"));
    assert_eq!(Arc::strong_count(&n), 2, "who is refused has no share");
    drop(first);
    assert_eq!(*n.lock_arc(), 1, "the lock works as before");
}

#[test]
fn what_was_locked_with_a_time_limit_counts_as_held() {
    let n = Mutex::named("certain::timed", 1);
    let (guard, line) = (n.try_lock_for(Duration::from_secs(60)), line!());
    let message = refused(|| n.lock());
    let place = format!("locked by this thread, at {}:{line}:", file!());
    assert!(message.contains(&place), "{message}");
    // It ends, so it is no mistake.
    nothing(&crate::run(|| {
        n.try_lock_for(Duration::from_millis(1)).is_none()
    }));
    assert!(n.try_lock_for(Duration::from_millis(1)).is_none());
    drop(guard);
    assert_eq!(n.get(), 1);
}

#[test]
fn verbs_under_a_guard() {
    let n = Mutex::new(1);
    let message = refused(|| *n.lock() + n.get());
    assert!(
        message.contains("a lock without a name is already locked by this thread"),
        "{message}"
    );
    n.set(2);
}

/// A value whose clone, and whose end, take the lock that it came from.
struct Reentrant(Weak<Mutex<Option<Self>>>);

impl Reentrant {
    fn take_home(&self) {
        if let Some(home) = self.0.upgrade() {
            drop(home.lock());
        }
    }
}

impl Clone for Reentrant {
    fn clone(&self) -> Self {
        self.take_home();
        Self(Weak::clone(&self.0))
    }
}

impl Drop for Reentrant {
    fn drop(&mut self) {
        self.take_home();
    }
}

#[test]
fn user_code_that_runs_under_the_lock() {
    let home = Arc::new(Mutex::named("certain::home", None));
    let value = || Some(Reentrant(Arc::downgrade(&home)));
    home.set(value());
    // A clone is made of the value in its place, so the lock is held.
    assert!(refused(|| home.get_cloned()).contains("`certain::home` is already locked"));
    // What is dropped through a guard is dropped under it; a verb drops it afterwards.
    assert!(refused(|| *home.lock() = None).contains("`certain::home` is already locked"));
    home.set(value());
    home.set(None);
    assert!(home.get_cloned().is_none(), "the lock works as before");
}

#[test]
fn a_writer_that_writes_or_reads() {
    let n = RwLock::named("certain::written", 1);
    let writer = n.write();
    assert!(refused(|| n.read()).contains("is already written by this thread"));
    assert!(refused(|| n.write()).contains("; this write is at "));
    drop(writer);
    assert_eq!(n.get(), 1);
}

#[test]
fn a_reader_that_writes() {
    let n = RwLock::named("certain::read", 1);
    let reader = n.read();
    let message = refused(|| n.set(2));
    assert!(
        message.contains("`certain::read` is already read by this thread"),
        "{message}"
    );
    drop(reader);
    n.set(3);
}

#[test]
fn a_downgraded_writer_is_a_reader() {
    use interior_runtime::RwLockWriteGuard;

    let n = RwLock::named("certain::downgraded", 1);
    let found = crate::run(|| {
        let reader = RwLockWriteGuard::downgrade(n.write());
        assert_eq!(*reader, n.get());
    });
    assert_eq!(only(&found).kind(), Kind::ReadAgain);
    n.set(2);
}

#[test]
fn no_closure_hides_a_thread_that_waits_for_itself() {
    let n = Mutex::named("certain::hidden", 1);
    let first = n.lock();
    assert!(refused(|| order::nested(|| n.get())).contains("`certain::hidden` is already locked"));
    assert!(refused(|| order::exempt(|| n.get())).contains("`certain::hidden` is already locked"));
    drop(first);
}

#[test]
fn a_set_that_names_what_is_held() {
    let a = Mutex::named("certain::a", 1);
    let b = Mutex::named("certain::b", 1);
    let first = b.lock();
    assert!(refused(|| lock_all((&a, &b))).contains("`certain::b` is already locked"));
    drop(first);
    assert!(!a.is_locked() && !b.is_locked());
}

#[test]
fn a_set_that_names_a_lock_twice_says_which() {
    let a = Mutex::named("certain::twice", 1);
    let message = refused(|| lock_all((&a, &a)));
    assert_eq!(
        message,
        "`certain::twice` is named twice in one set; name each lock once"
    );
}

#[test]
fn trying_is_no_mistake() {
    let n = Mutex::named("certain::tried", 1);
    nothing(&crate::run(|| {
        let first = n.lock();
        assert!(n.try_lock().is_none());
        drop(first);
        let first = n.try_lock();
        assert!(n.try_with(|_| ()).is_none());
        drop(first);
    }));
}

#[test]
fn a_reader_that_reads_is_told_once_and_goes_on() {
    let n = RwLock::named("again::n", 1);
    let found = crate::run(|| {
        for _ in 0..2 {
            let first = n.read();
            assert_eq!(*first, *n.read());
        }
    });
    let report = only(&found);
    assert_eq!(report.kind(), Kind::ReadAgain);
    assert!(!report.is_certain());
    assert!(
        report
            .to_string()
            .contains("help: use the first guard here too, or `try_read`")
    );
}

#[test]
fn a_reader_that_is_meant_to_read_again() {
    let n = RwLock::named("exempt::n", 1);
    nothing(&crate::run(|| {
        let first = n.read();
        assert_eq!(*first, order::exempt(|| *n.read()));
    }));
}

#[test]
fn a_reader_that_reads_behind_a_waiting_writer() {
    let n = RwLock::named("behind::n", 1);
    thread::scope(|scope| {
        let first = n.read();
        scope.spawn(|| n.set(2));
        // The writer waits as soon as readers are kept out.
        while n.try_read().is_some() {
            thread::sleep(Duration::from_millis(1));
        }
        let (message, line) = (refused(|| n.read()), line!());
        assert!(
            message.contains("note: a writer waits for the first read to end"),
            "{message}"
        );
        assert!(
            message.contains(&format!("this read is at {}:{line}:", file!())),
            "{message}"
        );
        assert_eq!(*first, 1);
    });
    assert_eq!(
        n.get(),
        2,
        "the writer came in once the first guard was dropped"
    );
}
