//! The order check, rule by rule.
//!
//! A *thread* of a scenario runs to its end before the next one starts, so nothing ever hangs: what
//! is found is found from orders alone. Its reports are those found in it.

#![cfg(all(
    feature = "std",
    any(debug_assertions, feature = "order"),
    not(any(interior_loom, interior_shuttle))
))]

use core::cell::RefCell;
use std::sync::Once;
use std::thread;

use interior_runtime::order::{self, Kind, Report};

mod between;
mod certain;
mod circles;
mod declared;
mod environment;
mod gates;
mod instances;
mod lifetimes;
mod text;
mod waits;

thread_local! {
    static FOUND: RefCell<Vec<Report>> = const { RefCell::new(Vec::new()) };
}

/// Sends reports to the thread that finds them.
fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        order::set_hook(Box::new(|report| {
            // A thread that ends has nobody to tell.
            let _ = FOUND.try_with(|found| found.borrow_mut().push(report.clone()));
        }));
    });
}

/// Runs one thread of a scenario to its end, and gives what was found in it.
fn run<T>(work: impl FnOnce() -> T + Send) -> Vec<Report> {
    listen();
    thread::scope(|scope| {
        let thread = scope.spawn(|| {
            drop(work());
            FOUND.take()
        });
        thread
            .join()
            .expect("a thread of a scenario does not panic")
    })
}

/// What two locks are called that are found to be in each other's way.
fn circle(report: &Report) -> Vec<String> {
    assert_eq!(report.kind(), Kind::Circle, "{report}");
    assert!(!report.is_certain());
    let names = report.steps().iter().map(|step| name(step.held()));
    names.collect()
}

fn name(place: &order::Place) -> String {
    place
        .name()
        .map_or_else(|| "-".into(), |name| name.to_string())
}

/// The only report of a thread.
#[track_caller]
fn only(reports: &[Report]) -> &Report {
    assert_eq!(reports.len(), 1, "one report is expected, not {reports:#?}");
    &reports[0]
}

/// Asserts that nothing was found.
#[track_caller]
fn nothing(reports: &[Report]) {
    assert!(
        reports.is_empty(),
        "nothing should be found, but: {}",
        reports[0]
    );
}
