//! Waiting for a condition: the mutex is given up and taken anew, and the rest stays held.

use core::time::Duration;

use interior_runtime::order::Kind;
use interior_runtime::{Condvar, Mutex};

use crate::{circle, nothing, only, run};

const SOON: Duration = Duration::from_millis(1);

#[test]
fn a_wait_with_nothing_else_in_hand() {
    let n = Mutex::named("wait::alone", 0);
    let changed = Condvar::new();
    nothing(&run(|| {
        let mut guard = n.lock();
        for _ in 0..3 {
            assert!(changed.wait_for(&mut guard, SOON).timed_out());
        }
    }));
}

#[test]
fn a_wait_while_holding_what_was_taken_before() {
    let [outer, inner] = ["wait::outer", "wait::inner"].map(|name| Mutex::named(name, 0));
    let changed = Condvar::new();
    nothing(&run(|| {
        let first = outer.lock();
        let mut guard = inner.lock();
        changed.wait_for(&mut guard, SOON);
        drop((guard, first));
    }));
}

#[test]
fn a_wait_while_holding_what_was_taken_after() {
    let [queue, log] = ["wait::queue", "wait::log"].map(|name| Mutex::named(name, 0));
    let changed = Condvar::new();
    let found = run(|| {
        let mut guard = queue.lock();
        let later = log.lock();
        // The mutex is taken anew while `log` is held, and others take `log` under the mutex.
        changed.wait_for(&mut guard, SOON);
        drop(later);
    });
    let report = only(&found);
    assert_eq!(circle(report), ["wait::log", "wait::queue"]);
    let line = report.steps()[0]
        .wanted()
        .at()
        .map(core::panic::Location::file);
    assert_eq!(
        line,
        Some(file!()),
        "the wait is named, not the library's line"
    );
}

#[test]
fn the_mutex_is_not_held_during_a_wait_and_is_after_it() {
    let [a, b] = ["wait::a", "wait::b"].map(|name| Mutex::named(name, 0));
    let changed = Condvar::new();
    nothing(&run(|| {
        let mut guard = a.lock();
        changed.wait_for(&mut guard, SOON);
        drop((b.lock(), guard));
    }));
    let found = run(|| drop((b.lock(), a.lock())));
    let report = only(&found);
    assert_eq!(circle(report), ["wait::b", "wait::a"]);
    let held = report.steps()[1]
        .held()
        .at()
        .map(core::panic::Location::file);
    assert_eq!(held, Some(file!()), "held since the wait");
}

#[test]
fn two_mutexes_of_one_field() {
    let [one, two] = ["wait::node"; 2].map(|name| Mutex::named(name, 0));
    let changed = Condvar::new();
    let found = run(|| {
        let mut guard = one.lock();
        let other = two.lock();
        changed.wait_for(&mut guard, SOON);
        drop(other);
    });
    assert_eq!(only(&found).kind(), Kind::Instances);
}
