//! Acquisitions that do not wait without bound, between those that do.

use core::time::Duration;

use interior_runtime::{Mutex, RwLock, lock_all, try_lock_all};

use crate::{circle, nothing, only, run};

#[test]
fn no_order_leads_into_a_try() {
    let a = Mutex::named("try::a", 0);
    let b = Mutex::named("try::b", 0);
    nothing(&run(|| drop((a.lock(), b.try_lock()))));
    nothing(&run(|| drop((b.lock(), a.lock()))));
}

#[test]
fn what_a_try_holds_counts() {
    let a = Mutex::named("tried::a", 0);
    let b = Mutex::named("tried::b", 0);
    nothing(&run(|| drop((a.try_lock(), b.lock()))));
    let found = run(|| drop((b.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["tried::b", "tried::a"]);
}

#[test]
fn a_try_does_not_hide_what_lies_below() {
    let [a, b, c] = ["below::a", "below::b", "below::c"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((a.lock(), b.try_lock(), c.lock()))));
    let found = run(|| drop((c.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["below::c", "below::a"]);
}

#[test]
fn a_try_whose_order_is_known_does_not_hide_what_lies_below() {
    let [a, b, c] = ["known::a", "known::b", "known::c"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((b.lock(), c.lock()))));
    nothing(&run(|| drop((a.lock(), b.try_lock(), c.lock()))));
    let found = run(|| drop((c.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["known::c", "known::a"]);
}

#[test]
fn a_wait_with_a_limit_is_like_a_try() {
    const LIMIT: Duration = Duration::from_secs(60);
    let [a, b, c] = ["limit::a", "limit::b", "limit::c"].map(|name| RwLock::named(name, 0));
    nothing(&run(|| {
        let held = a.write();
        let (between, last) = (b.try_write_for(LIMIT), c.write());
        drop((last, between, held));
    }));
    // Nothing leads into it.
    nothing(&run(|| drop((b.write(), a.write()))));
    // What it holds counts.
    let found = run(|| drop((c.write(), b.write())));
    assert_eq!(circle(only(&found)), ["limit::c", "limit::b"]);
    // It does not hide what lies below.
    let found = run(|| drop((c.write(), a.write())));
    assert_eq!(circle(only(&found)), ["limit::c", "limit::a"]);
}

#[test]
fn members_of_a_set_have_no_order() {
    let a = Mutex::named("set::a", 0);
    let b = RwLock::named("set::b", 0);
    nothing(&run(|| drop(lock_all((&a, b.writing())))));
    nothing(&run(|| drop(lock_all((b.reading(), &a)))));
    nothing(&run(|| drop((a.lock(), b.write()))));
    nothing(&run(|| drop(lock_all((b.reading(), &a)))));
}

#[test]
fn a_set_comes_after_what_is_held() {
    let [a, b, x] = ["outer::a", "outer::b", "outer::x"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let outer = x.lock();
        drop((lock_all((&a, &b)), outer));
    }));
    let found = run(|| drop((a.lock(), x.lock())));
    assert_eq!(circle(only(&found)), ["outer::a", "outer::x"]);
    let found = run(|| drop((b.lock(), x.lock())));
    assert_eq!(circle(only(&found)), ["outer::b", "outer::x"]);
}

#[test]
fn a_set_that_is_only_tried_comes_after_nothing() {
    let [a, b, x] = ["tryset::a", "tryset::b", "tryset::x"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let outer = x.lock();
        drop((try_lock_all((&a, &b)), outer));
    }));
    nothing(&run(|| drop((a.lock(), x.lock()))));
}

#[test]
fn all_of_a_set_comes_before_what_follows() {
    let [a, b, c] = ["follow::a", "follow::b", "follow::c"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let set = lock_all((&a, &b));
        drop((c.lock(), set));
    }));
    let found = run(|| drop((c.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["follow::c", "follow::a"]);
    let found = run(|| drop((c.lock(), b.lock())));
    assert_eq!(circle(only(&found)), ["follow::c", "follow::b"]);
}

#[test]
fn a_contended_set_is_looked_at_like_a_free_one() {
    let [a, b, x] = ["busy::a", "busy::b", "busy::x"].map(|name| Mutex::named(name, 0));
    let found = std::thread::scope(|scope| {
        let first = b.lock();
        let other = scope.spawn(|| {
            run(|| {
                let outer = x.lock();
                drop((lock_all((&a, &b)), outer));
            })
        });
        while !x.is_locked() {
            std::thread::yield_now();
        }
        std::thread::sleep(Duration::from_millis(20));
        drop(first);
        other.join().expect("no panic")
    });
    nothing(&found);
    let found = run(|| drop((a.lock(), x.lock())));
    assert_eq!(circle(only(&found)), ["busy::a", "busy::x"]);
}

#[test]
fn a_second_read_does_not_hide_what_lies_below() {
    let r = RwLock::named("recursive::r", 0);
    let a = Mutex::named("recursive::a", 0);
    let c = Mutex::named("recursive::c", 0);
    let found = run(|| {
        let (first, below) = (r.read(), a.try_lock());
        drop((r.read(), c.lock(), first, below));
    });
    assert_eq!(found.len(), 1, "the second read itself is told");
    let found = run(|| drop((c.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["recursive::c", "recursive::a"]);
}

#[test]
fn guards_may_go_in_any_order() {
    let [a, b, c] = ["any::a", "any::b", "any::c"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let (first, second) = (a.lock(), b.lock());
        drop(first);
        let third = c.lock();
        drop((third, second));
    }));
    // `a` was let go before `c` was asked for: only `a`, `b` and `b`, `c` are ordered, and so are
    // `a`, `c` through `b`.
    let found = run(|| drop((c.lock(), b.lock())));
    assert_eq!(circle(only(&found)), ["any::c", "any::b"]);
}

#[test]
fn a_lock_in_the_middle_that_is_let_go_is_not_held() {
    let [a, b, c] = ["middle::a", "middle::b", "middle::c"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let first = a.lock();
        drop(b.lock());
        drop((c.lock(), first));
    }));
    nothing(&run(|| drop((c.lock(), b.lock()))));
}
