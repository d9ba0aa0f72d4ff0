//! Two locks of one class, and locks without a name: only an observed inversion counts.

use interior_runtime::order::{self, Kind};
use interior_runtime::{Mutex, lock_all};

use crate::{circle, name, nothing, only, run};

#[test]
fn two_locks_of_one_field_in_one_order() {
    let [one, two] = ["sorted::n"; 2].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((one.lock(), two.lock()))));
    nothing(&run(|| drop((one.lock(), two.lock()))));
}

#[test]
fn two_locks_of_one_field_in_both_orders() {
    let [one, two] = ["pair::n"; 2].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((one.lock(), two.lock()))));
    let found = run(|| drop((two.lock(), one.lock())));
    let report = only(&found);
    assert_eq!(report.kind(), Kind::Instances);
    assert_eq!(name(report.steps()[0].held()), "pair::n");
    assert!(
        report
            .to_string()
            .contains("two locks of `pair::n` are taken in both orders")
    );
}

#[test]
fn other_locks_of_the_field_make_no_inversion() {
    let [one, two, three] = ["others::n"; 3].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((one.lock(), two.lock()))));
    nothing(&run(|| drop((two.lock(), three.lock()))));
    nothing(&run(|| drop((one.lock(), three.lock()))));
}

#[test]
fn an_inversion_is_found_past_a_third_lock() {
    let [one, two, three] = ["past::n"; 3].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((one.lock(), two.lock(), three.lock()))));
    let found = run(|| drop((three.lock(), one.lock())));
    assert_eq!(only(&found).kind(), Kind::Instances);
}

#[test]
fn one_pair_of_places_is_told_once() {
    let locks = ["many::n"; 20].map(|name| Mutex::named(name, 0));
    let found = run(|| {
        for pair in locks.chunks(2) {
            for (first, second) in [(0, 1), (1, 0)] {
                drop((pair[first].lock(), pair[second].lock()));
            }
        }
    });
    only(&found);
}

#[test]
fn locks_without_a_name() {
    let (one, two) = (Mutex::new(0), Mutex::new(0));
    nothing(&run(|| drop((one.lock(), two.lock()))));
    let found = run(|| drop((two.lock(), one.lock())));
    let text = only(&found).to_string();
    assert!(
        text.starts_with("possible deadlock: two locks without a name are taken in"),
        "{text}"
    );
}

#[test]
fn a_lock_without_a_name_and_one_with() {
    let (one, two) = (Mutex::new(0), Mutex::named("mixed::n", 0));
    nothing(&run(|| drop((one.lock(), two.lock()))));
    let found = run(|| drop((two.lock(), one.lock())));
    assert_eq!(only(&found).kind(), Kind::Instances);
    assert_eq!(name(only(&found).steps()[0].held()), "mixed::n");
    assert_eq!(name(only(&found).steps()[1].wanted()), "mixed::n");
}

#[test]
fn a_lock_with_a_name_and_one_without() {
    let (one, two) = (Mutex::named("mixed::m", 0), Mutex::new(0));
    nothing(&run(|| drop((one.lock(), two.lock()))));
    let found = run(|| drop((two.lock(), one.lock())));
    let [now, before] = only(&found).steps() else {
        panic!("an inversion has two steps");
    };
    assert_eq!(name(now.wanted()), "mixed::m");
    assert_eq!(name(before.held()), "mixed::m");
    assert!(now.held().name().is_none() && before.wanted().name().is_none());
}

#[test]
fn locks_without_a_name_are_no_class() {
    let (one, two) = (Mutex::new(0), Mutex::new(0));
    let n = Mutex::named("noclass::n", 0);
    nothing(&run(|| drop((one.lock(), n.lock()))));
    nothing(&run(|| drop((n.lock(), two.lock()))));
}

#[test]
fn a_lock_that_has_moved_is_the_same() {
    let mut one = Mutex::named("moved::n", 0);
    let two = Mutex::named("moved::n", 0);
    nothing(&run(|| drop((one.lock(), two.lock()))));
    let moved = core::mem::replace(&mut one, Mutex::named("moved::n", 0));
    nothing(&run(|| drop((two.lock(), one.lock()))));
    let found = run(|| drop((two.lock(), moved.lock())));
    assert_eq!(only(&found).kind(), Kind::Instances);
}

#[test]
fn a_lock_at_the_address_of_a_dropped_one_is_another() {
    let mut slots = [0, 1].map(|_| Mutex::named("reused::n", 0));
    nothing(&run(|| drop((slots[0].lock(), slots[1].lock()))));
    slots = [0, 1].map(|_| Mutex::named("reused::n", 0));
    nothing(&run(|| drop((slots[1].lock(), slots[0].lock()))));
}

/// A parent is locked, then its child; then the child has become the parent.
#[test]
fn a_tree_that_turns() {
    let [top, below] = ["turned::node"; 2].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((top.lock(), below.lock()))));
    assert_eq!(
        only(&run(|| drop((below.lock(), top.lock())))).kind(),
        Kind::Instances
    );

    let [top, below] = ["nested::node"; 2].map(|name| Mutex::named(name, 0));
    nothing(&run(|| drop((top.lock(), order::nested(|| below.lock())))));
    nothing(&run(|| drop((below.lock(), order::nested(|| top.lock())))));
}

#[test]
fn nesting_does_not_hide_other_classes() {
    let [parent, child] = ["family::node"; 2].map(|name| Mutex::named(name, 0));
    let [index, log] = ["family::index", "family::log"].map(|name| Mutex::named(name, 0));
    nothing(&run(|| {
        let outer = (index.lock(), parent.lock());
        let inner = order::nested(|| child.lock());
        drop((log.lock(), inner, outer));
    }));
    let found = run(|| drop((log.lock(), parent.lock())));
    assert_eq!(circle(only(&found)), ["family::log", "family::node"]);
    let found = run(|| drop((parent.lock(), index.lock())));
    assert_eq!(circle(only(&found)), ["family::node", "family::index"]);
}

/// Siblings that are sorted by hand, by a key that changes: told although a phase lies in between.
#[test]
fn siblings_sorted_by_a_key_that_changes() {
    let by_key = |locks: &[Mutex<i32>; 2]| {
        if locks[0].get() <= locks[1].get() {
            drop((locks[0].lock(), locks[1].lock()));
        } else {
            drop((locks[1].lock(), locks[0].lock()));
        }
    };
    let accounts = [1, 2].map(|key| Mutex::named("keyed::account", key));
    nothing(&run(|| by_key(&accounts)));
    accounts[0].set(3);
    assert_eq!(only(&run(|| by_key(&accounts))).kind(), Kind::Instances);

    // The way out: a set needs no sorting.
    let accounts = [1, 2].map(|key| Mutex::named("unsorted::account", key));
    nothing(&run(|| drop(lock_all((&accounts[0], &accounts[1])))));
    nothing(&run(|| drop(lock_all((&accounts[1], &accounts[0])))));
}
