//! The order check, rule by rule.
//!
//! A *thread* of a scenario runs to its end before the next one starts, so nothing ever hangs: what
//! is found is found from orders alone. Its reports are those found in it.
//!
//! | rule | shown by |
//! |---|---|
//! | a mutex that its thread holds | `certain::a_mutex_that_is_locked_already`, `certain::verbs_under_a_guard` |
//! | write then read or write, read then write | `certain::a_writer_that_writes_or_reads`, `certain::a_reader_that_writes` |
//! | read then read with a writer waiting, and without | `certain::a_reader_that_reads_behind_a_waiting_writer`, `certain::a_reader_that_reads_is_told_once_and_goes_on` |
//! | two orders, in threads that never run at once | `circles::two_threads_that_never_run_at_once` |
//! | circles of three and more, the shortest, once | `circles::three_threads`, `circles::seven_threads`, `circles::the_shortest_circle_is_told`, `circles::each_circle_is_told_once` |
//! | the walk ends at what was waited for | `circles::what_lies_below_a_wait_is_ordered_by_it` |
//! | the check comes before the wait | `environment::what_is_found_is_told_before_the_wait` |
//! | reads count like writes | `circles::readers_count_because_they_wait_behind_writers` |
//! | try-locks: no order into them, held all the same, in between | `between::no_order_leads_into_a_try`, `between::what_a_try_holds_counts`, `between::a_try_does_not_hide_what_lies_below` |
//! | waits with a limit, of a timed lock and within sets | `between::a_wait_with_a_limit_is_like_a_try`, `between::a_contended_set_is_looked_at_like_a_free_one` |
//! | sets: among themselves, after what is held, before what follows | `between::members_of_a_set_have_no_order`, `between::a_set_comes_after_what_is_held`, `between::all_of_a_set_comes_before_what_follows` |
//! | a second read in between | `between::a_second_read_does_not_hide_what_lies_below` |
//! | waiting for a condition | `waits` |
//! | release in any order | `between::guards_may_go_in_any_order`, `between::a_lock_in_the_middle_that_is_let_go_is_not_held` |
//! | two locks of one class in both orders, and only then | `instances::two_locks_of_one_field_in_both_orders`, `instances::two_locks_of_one_field_in_one_order` |
//! | a tree of parents and children, `nested` | `instances::a_tree_that_turns`, `instances::nesting_does_not_hide_other_classes` |
//! | locks that move, are dropped, and whose address is used again | `instances::a_lock_that_has_moved_is_the_same`, `instances::a_lock_at_the_address_of_a_dropped_one_is_another` |
//! | guards and panics, in the thread's work and in the raw lock | `lifetimes::a_panic_under_a_guard_lets_go`, `lifetimes::a_raw_lock_that_panics_is_not_held` |
//! | forgotten guards | `lifetimes::a_forgotten_guard_is_held_by_its_thread_for_good` and the two after it |
//! | a thread's end, and its thread-locals' destructors | `lifetimes::a_thread_that_ends_takes_what_it_held_along`, `lifetimes::destructors_of_thread_locals_are_looked_at` |
//! | `Drop` during unwinding | `lifetimes::a_drop_on_the_way_out_of_a_panic_is_looked_at`, `environment::a_thread_that_panics_is_never_made_to_panic_again` |
//! | fork | `environment::a_forked_child_never_waits_for_the_graph` |
//! | hooks that lock, and that panic | `environment::a_hook_may_lock`, `environment::a_hook_may_read_what_its_thread_reads`, `environment::what_a_hook_releases_is_held_no_more`, `environment::a_hook_may_panic` |
//! | more locks, or classes, than are looked at | `lifetimes::more_locks_than_are_looked_at`, `environment::classes_past_the_bound_are_looked_at_lock_by_lock` |
//! | `after`: the first step against it; a circle of it does not compile | `declared`; the example of `LockClass::after`, and that of the derive's page |
//! | certain panics, possible is told once, the switches | `environment` |
//! | nothing is allocated for a known order | `order_allocations.rs` |
//!
//! Known false reports, each with what is reported and the way out: a gate around both orders
//! (`gates::one_lock_around_both_orders`, `gates::a_field_with_two_locks_is_no_gate`), phases that are
//! joined (`gates::phases_that_are_joined`), siblings sorted by hand
//! (`instances::siblings_sorted_by_a_key_that_changes`).

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
