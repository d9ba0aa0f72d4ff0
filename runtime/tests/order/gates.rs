//! Orders that cannot meet, because the same lock is held around both, or a phase lies between them.

use interior_runtime::{Mutex, RwLock, lock_all, order};

use crate::{circle, nothing, only, run};

/// Two locks and the lock around them, of three classes that no other test uses.
macro_rules! locks {
    ($prefix:literal) => {
        [
            concat!($prefix, "::gate"),
            concat!($prefix, "::a"),
            concat!($prefix, "::b"),
        ]
        .map(|name| Mutex::named(name, 0))
    };
}

#[test]
fn one_lock_around_both_orders() {
    let [gate, a, b] = locks!("around");
    nothing(&run(|| drop((gate.lock(), a.lock(), b.lock()))));
    nothing(&run(|| drop((gate.lock(), b.lock(), a.lock()))));
    nothing(&run(|| drop((gate.lock(), b.lock(), a.lock()))));
}

#[test]
fn the_gate_may_be_taken_in_between_or_by_trying() {
    let [gate, a, b] = locks!("tried-gate");
    nothing(&run(|| drop((gate.try_lock(), a.lock(), b.lock()))));
    nothing(&run(|| drop((b.lock(), gate.try_lock(), a.lock()))));
}

#[test]
fn one_order_outside_the_gate() {
    let [gate, a, b] = locks!("outside");
    nothing(&run(|| drop((gate.lock(), a.lock(), b.lock()))));
    let found = run(|| drop((b.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["outside::b", "outside::a"]);
}

#[test]
fn an_order_that_leaves_the_gate_later() {
    let [gate, a, b] = locks!("later");
    nothing(&run(|| drop((gate.lock(), a.lock(), b.lock()))));
    nothing(&run(|| drop((gate.lock(), b.lock(), a.lock()))));
    let found = run(|| drop((a.lock(), b.lock())));
    assert_eq!(circle(only(&found)), ["later::a", "later::b"]);
    nothing(&run(|| drop((b.lock(), a.lock()))));
}

#[test]
fn a_field_with_two_locks_is_no_gate() {
    let [gate, a, b] = locks!("many-gates");
    let other = Mutex::named("many-gates::gate", 0);
    let found = run(|| {
        drop((gate.lock(), a.lock(), b.lock()));
        drop((gate.lock(), b.lock(), a.lock()));
        // Only now it turns out that there are two gates, and two ways in at once.
        drop(other.lock());
    });
    assert_eq!(circle(only(&found)).len(), 2);

    // The ways out: a name of its own for the gate, or a set.
    let [_, a, b] = locks!("named-gate");
    let gate = Mutex::named("named-gate::of this one", 0);
    nothing(&run(|| {
        drop(other.lock());
        drop((gate.lock(), a.lock(), b.lock()));
        drop((gate.lock(), b.lock(), a.lock()));
    }));
    let [_, a, b] = locks!("set-gate");
    nothing(&run(|| {
        let one = gate.lock();
        drop((lock_all((&a, &b)), one));
        let other = other.lock();
        drop((lock_all((&b, &a)), other));
    }));
}

#[test]
fn readers_of_a_lock_are_not_kept_apart_by_it() {
    let gate = RwLock::named("shared::gate", 0);
    let [_, a, b] = locks!("shared");
    nothing(&run(|| drop((gate.read(), a.lock(), b.lock()))));
    let found = run(|| drop((gate.read(), b.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["shared::b", "shared::a"]);
}

#[test]
fn two_gates_of_which_none_is_around_both() {
    let [gate, a, b] = locks!("apart");
    let other = Mutex::named("apart::other", 0);
    nothing(&run(|| drop((gate.lock(), a.lock(), b.lock()))));
    let found = run(|| drop((other.lock(), b.lock(), a.lock())));
    assert_eq!(circle(only(&found)), ["apart::b", "apart::a"]);
}

#[test]
fn one_lock_around_both_orders_of_two_locks_of_one_field() {
    let gate = Mutex::named("siblings::gate", 0);
    let [one, two] = ["siblings::n"; 2].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((gate.lock(), one.lock(), two.lock()))));
    nothing(&run(|| drop((gate.lock(), two.lock(), one.lock()))));
    only(&run(|| {
        drop((one.lock(), two.lock()));
        drop((two.lock(), one.lock()));
    }));
}

/// A thread of one phase ends before the next phase begins: told although they cannot meet.
#[test]
fn phases_that_are_joined() {
    let [_, a, b] = locks!("phases");
    nothing(&run(|| drop((a.lock(), b.lock()))));
    assert_eq!(run(|| drop((b.lock(), a.lock()))).len(), 1);

    // The way out: the phase that cannot meet another is exempt.
    let [_, a, b] = locks!("exempt");
    nothing(&run(|| order::exempt(|| drop((a.lock(), b.lock())))));
    nothing(&run(|| drop((b.lock(), a.lock()))));
}

#[test]
fn what_is_held_from_an_exempt_phase_does_not_hide_what_lies_below() {
    let [x, a, b] = locks!("left");
    nothing(&run(|| {
        let outer = x.lock();
        let exempt = order::exempt(|| a.lock());
        drop((b.lock(), exempt, outer));
    }));
    let found = run(|| drop((b.lock(), x.lock())));
    assert_eq!(circle(only(&found)), ["left::b", "left::gate"]);
    nothing(&run(|| drop((a.lock(), x.lock()))));
}
