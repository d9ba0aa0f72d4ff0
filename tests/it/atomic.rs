//! Atomic fields: changed without a lock, read one by one.

use std::thread;

use interior::{Atomic, AtomicValue, Shared};

#[derive(Shared, Clone, Debug, Default, PartialEq)]
#[shared(sync, derive(Clone, Debug, Default))]
struct Counters {
    #[shared(atomic)]
    views: u64,
    #[shared(atomic)]
    seconds: f64,
    #[shared(atomic, access(get, set, add, sub, update))]
    level: i32,
    #[shared(mutex)]
    log: Vec<String>,
}

#[test]
fn the_accessor_gives_the_atomic() {
    let shared = SharedCounters::default();
    let views: &Atomic<u64> = shared.views();
    assert_eq!(views.add(2), 0);
    shared.seconds().add(0.5);
    let expected = Counters {
        views: 2,
        seconds: 0.5,
        ..Counters::default()
    };
    assert_eq!(shared.snapshot(), expected);
    assert_eq!(shared.clone().into_inner(), expected);
}

#[test]
fn no_addition_is_lost_between_threads() {
    let shared = SharedCounters::default();
    thread::scope(|scope| {
        for _ in 0..4 {
            scope.spawn(|| {
                for _ in 0..1000 {
                    shared.views().add(1);
                    shared.add_level(1);
                }
            });
        }
    });
    assert_eq!((shared.views().get(), shared.level()), (4000, 4000));
}

#[test]
fn verbs_can_be_listed() {
    let shared = SharedCounters::default();
    shared.set_level(5);
    assert_eq!(shared.add_level(2), 5);
    assert_eq!(shared.sub_level(1), 7);
    let factor = 2;
    assert_eq!(shared.update_level(|level| level * factor), 12);
    assert_eq!(shared.level(), 12);
}

#[test]
fn a_snapshot_does_not_wait_for_an_atomic_alone() {
    #[derive(Shared)]
    struct Alone {
        #[shared(atomic)]
        flag: bool,
    }
    let shared = SharedAlone::from(Alone { flag: false });
    assert!(!shared.flag().replace(true));
    assert!(shared.snapshot().flag);
}

#[test]
fn a_parameter_can_be_atomic() {
    #[derive(Shared)]
    struct Counter<T: AtomicValue> {
        #[shared(atomic, access(get, add, handle))]
        count: T,
    }
    let counter = SharedCounter::from(Counter { count: 1_u8 });
    assert_eq!((counter.add_count(255), counter.count()), (1, 0));
    let pointer = SharedCounter::from(Counter {
        count: core::ptr::null_mut::<u8>(),
    });
    assert!(pointer.count().is_null());
    assert!(pointer.count_handle().get().is_null());
    assert!(pointer.snapshot().count.is_null());
}

#[test]
fn debug_shows_the_value() {
    let shown = format!("{:?}", SharedCounters::default());
    assert!(shown.contains("views: "), "{shown}");
}

#[test]
fn cells_add_and_subtract_too() {
    #[derive(Shared)]
    struct Local {
        #[shared(cell, access(get, add, sub))]
        count: u8,
    }
    let local = SharedLocal::from(Local { count: 3 });
    assert_eq!(
        (local.add_count(2), local.sub_count(1), local.count()),
        (3, 5, 4)
    );
}
