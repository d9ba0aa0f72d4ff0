//! Fields that are taken in orders that do not go together.

use interior_runtime::order::Access;
use interior_runtime::{Mutex, RwLock};

use crate::{circle, nothing, only, run};

#[test]
fn two_threads_that_never_run_at_once() {
    let a = Mutex::named("two::a", 0);
    let b = Mutex::named("two::b", 0);
    nothing(&run(|| drop((a.lock(), b.lock()))));
    let found = run(|| drop((b.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["two::b", "two::a"]);
}

#[test]
fn one_thread_in_both_orders() {
    let a = Mutex::named("one::a", 0);
    let b = Mutex::named("one::b", 0);
    let found = run(|| {
        drop((a.lock(), b.lock()));
        drop((b.lock(), a.lock()));
    });
    assert_eq!(circle(only(&found)), ["one::b", "one::a"]);
}

#[test]
fn one_order_everywhere_is_silent() {
    let locks = ["same::a", "same::b", "same::c"].map(|name| Mutex::named(name, 0));
    let [a, b, c] = &locks;
    nothing(&run(|| drop((a.lock(), b.lock(), c.lock()))));
    nothing(&run(|| drop((a.lock(), c.lock()))));
    nothing(&run(|| drop((b.lock(), c.lock()))));
}

#[test]
fn three_threads() {
    let [a, b, c] = ["three::a", "three::b", "three::c"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((a.lock(), b.lock()))));
    nothing(&run(|| drop((b.lock(), c.lock()))));
    let found = run(|| drop((c.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["three::c", "three::a", "three::b"]);
}

#[test]
fn seven_threads() {
    let names = ["7::a", "7::b", "7::c", "7::d", "7::e", "7::f", "7::g"];
    let locks = names.map(|name| Mutex::named(name, 0));
    for pair in locks.windows(2) {
        nothing(&run(|| drop((pair[0].lock(), pair[1].lock()))));
    }
    let found = run(|| drop((locks[6].lock(), locks[0].lock())));
    assert_eq!(circle(only(&found)).len(), 7);
}

#[test]
fn the_shortest_circle_is_told() {
    let [a, b, c] = ["short::a", "short::b", "short::c"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((a.lock(), b.lock()))));
    nothing(&run(|| drop((b.lock(), c.lock()))));
    nothing(&run(|| drop((a.lock(), c.lock()))));
    let found = run(|| drop((c.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["short::c", "short::a"]);
}

/// The first of three is ordered before the last by what lies between, so that is what is told.
#[test]
fn what_lies_below_a_wait_is_ordered_by_it() {
    let [a, b, c] = ["below-wait::a", "below-wait::b", "below-wait::c"];
    let [a, b, c] = [a, b, c].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((a.lock(), b.lock(), c.lock()))));
    let found = run(|| drop((c.lock(), a.lock())));
    let names = ["below-wait::c", "below-wait::a", "below-wait::b"];
    assert_eq!(circle(only(&found)), names);
}

#[test]
fn each_circle_is_told_once() {
    let a = Mutex::named("once::a", 0);
    let b = Mutex::named("once::b", 0);
    nothing(&run(|| drop((a.lock(), b.lock()))));
    let found = run(|| {
        for _ in 0..3 {
            drop((b.lock(), a.lock()));
            drop((a.lock(), b.lock()));
        }
    });
    only(&found);
    nothing(&run(|| drop((b.lock(), a.lock()))));
}

#[test]
fn fields_are_compared_and_not_instances() {
    let (a, other_a) = (Mutex::named("fields::a", 0), Mutex::named("fields::a", 0));
    let (b, other_b) = (Mutex::named("fields::b", 0), Mutex::named("fields::b", 0));
    nothing(&run(|| drop((a.lock(), b.lock()))));
    let found = run(|| drop((other_b.lock(), other_a.lock())));
    assert_eq!(circle(only(&found)), ["fields::b", "fields::a"]);
}

#[test]
fn readers_count_because_they_wait_behind_writers() {
    let a = RwLock::named("reads::a", 0);
    let b = RwLock::named("reads::b", 0);
    nothing(&run(|| drop((a.read(), b.read()))));
    let found = run(|| drop((b.write(), a.read())));
    let report = only(&found);
    assert_eq!(circle(report), ["reads::b", "reads::a"]);
    assert_eq!(report.steps()[0].held().access(), Access::Write);
    assert_eq!(report.steps()[0].wanted().access(), Access::Read);
    assert_eq!(report.steps()[1].held().access(), Access::Read);
}

#[test]
fn every_verb_that_locks_is_looked_at() {
    let a = Mutex::named("verbs::a", 0);
    let b = Mutex::named("verbs::b", 0);
    nothing(&run(|| a.with(|_| b.set(1))));
    let found = run(|| b.with_mut(|b| *b = a.get()));
    assert_eq!(circle(only(&found)), ["verbs::b", "verbs::a"]);
    let line = only(&found).steps()[0]
        .wanted()
        .at()
        .expect("an observed place");
    assert_eq!(
        line.file(),
        file!(),
        "the user's line is named, not the library's"
    );
}

#[test]
fn foreign_raw_locks_are_looked_at_too() {
    use interior_runtime::__private::{LockClass, fields};
    use interior_runtime::raw::LockApi;

    static A: LockClass = LockClass::new("Foreign", "a", "f.rs", 1);
    static B: LockClass = LockClass::new("Foreign", "b", "f.rs", 2);
    let a: Mutex<u8, LockApi<parking_lot::RawMutex>> = fields::mutex_in_class(0, &A);
    let b: Mutex<u8, LockApi<parking_lot::RawMutex>> = fields::mutex_in_class(0, &B);
    nothing(&run(|| drop((a.lock(), b.lock()))));
    let found = run(|| drop((b.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["Foreign::b", "Foreign::a"]);
}
