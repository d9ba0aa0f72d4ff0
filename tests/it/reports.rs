//! What the order check reports. There is one hook for a process, so there is one for these tests.

use core::cell::RefCell;
use std::sync::Once;

use interior::order::{self, Report};

thread_local! {
    static FOUND: RefCell<Vec<Report>> = const { RefCell::new(Vec::new()) };
}

/// Sends reports to the thread that finds them.
fn listen() {
    static LISTENING: Once = Once::new();
    LISTENING.call_once(|| {
        let hook = |report: &Report| FOUND.with_borrow_mut(|found| found.push(report.clone()));
        order::set_hook(Box::new(hook));
    });
}

/// What is reported during `work`, which runs in a thread of its own.
pub(crate) fn during(work: impl FnOnce() + Send) -> Vec<Report> {
    listen();
    std::thread::scope(|scope| {
        let thread = scope.spawn(|| {
            work();
            FOUND.take()
        });
        thread.join().expect("what is possible does not panic")
    })
}
