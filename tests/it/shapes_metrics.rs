//! The metrics of the examples, by hand and with this library: the same checks over both.

#[path = "../../examples/shapes/metrics/after.rs"]
pub mod after;
#[path = "../../examples/shapes/metrics/before.rs"]
pub mod before;

macro_rules! checks {
    ($checks:ident over $form:ident) => {
        mod $checks {
            use core::time::Duration;
            use std::sync::mpsc;
            use std::thread;

            use super::$form::{Counter, Family, Histogram};

            fn family() -> Family<&'static str, Counter> {
                Family::new(Counter::default)
            }

            #[test]
            fn a_metric_is_made_once() {
                let family = family();
                assert!(family.is_empty() && family.get(&"a").is_none());
                family.get_or_create(&"a").add(1);
                family.get_or_create(&"a").add(2);
                family.get_or_create(&"b").add(4);
                assert_eq!(family.get(&"a").unwrap().get(), 3);
                assert_eq!(family.len(), 2);
            }

            #[test]
            fn clones_are_one_family() {
                let one = family();
                one.clone().get_or_create(&"a").add(1);
                assert_eq!(one.get(&"a").unwrap().get(), 1);
            }

            #[test]
            fn metrics_go() {
                let family = family();
                let counter = family.get_or_create(&"a").clone();
                family.get_or_create(&"b").add(1);
                counter.add(1);
                assert_eq!(family.remove(&"a").unwrap().get(), 1);
                assert!(family.remove(&"a").is_none());
                family.clear();
                assert!(family.is_empty());
                assert_eq!(counter.get(), 1, "a counter outlives its family");
            }

            #[test]
            fn threads_meet_at_one_metric() {
                let family = family();
                thread::scope(|scope| {
                    for _ in 0..4 {
                        scope.spawn(|| {
                            for label in ["a", "b", "c"].into_iter().cycle().take(300) {
                                family.get_or_create(&label).add(1);
                            }
                        });
                    }
                });
                for label in ["a", "b", "c"] {
                    assert_eq!(family.get(&label).unwrap().get(), 400);
                }
            }

            #[test]
            fn a_guard_lets_readers_in_and_keeps_writers_out() {
                let family = family();
                let guard = family.get_or_create(&"a");
                let (send, gone) = mpsc::channel();
                thread::scope(|scope| {
                    assert_eq!(scope.spawn(|| family.len()).join().unwrap(), 1);
                    scope.spawn(|| send.send(family.remove(&"a").is_some()));
                    assert!(gone.recv_timeout(Duration::from_millis(20)).is_err());
                    drop(guard);
                    assert_eq!(gone.recv(), Ok(true));
                });
            }

            #[test]
            fn lines_are_sorted() {
                let family = family();
                family.get_or_create(&"b").add(2);
                family.get_or_create(&"a").add(1);
                assert_eq!(family.encode("n"), "n \"a\" 1\nn \"b\" 2\n");
                assert!(format!("{family:?}").starts_with("Family"));
            }

            #[test]
            fn a_histogram_sorts_numbers() {
                let histogram = Histogram::new([1.0, 10.0]);
                let clone = histogram.clone();
                for value in [0.5, 1.0, 7.5, 11.0] {
                    clone.observe(value);
                }
                assert_eq!(histogram.count(), 4);
                assert!((histogram.sum() - 20.0).abs() < f64::EPSILON);
                assert_eq!(histogram.buckets(), [(1.0, 2), (10.0, 1)]);
                assert_eq!(format!("{histogram:?}"), "20/4 [(1.0, 2), (10.0, 1)]");
            }
        }
    };
}

checks! { over_parking_lot over before }
checks! { over_interior over after }
