//! One occurrence of an order: who asked for what, where, while holding what.

use core::panic::Location;
use std::backtrace::Backtrace;
use std::string::{String, ToString};
use std::sync::Arc;
use std::{format, thread};

use super::super::Access;
use super::entry::Entry;
use super::label::Label;
use super::settings;

/// What a report tells of an order that was observed.
#[derive(Clone, Debug)]
pub(super) struct Sighting {
    pub(super) held: Access,
    pub(super) held_at: &'static Location<'static>,
    pub(super) wanted: Access,
    pub(super) wanted_at: &'static Location<'static>,
    pub(super) thread: Arc<str>,
    pub(super) backtrace: Option<Arc<Backtrace>>,
}

/// What the running thread asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub(super) who: super::who::Who,
    pub(super) label: Label,
    pub(super) access: Access,
    pub(super) at: &'static Location<'static>,
}

impl Sighting {
    /// The running thread, that holds one lock and asks for another.
    pub(super) fn now(held: &Entry, wanted: &Wanted) -> Self {
        Self {
            held: held.access,
            held_at: held.at,
            wanted: wanted.access,
            wanted_at: wanted.at,
            thread: thread_name().into(),
            backtrace: settings::get()
                .backtraces
                .then(|| Arc::new(Backtrace::force_capture())),
        }
    }
}

/// Tells whether the thread has begun to end: asking `std` for its name may panic after that.
struct Ending;

impl Drop for Ending {
    fn drop(&mut self) {}
}

std::thread_local! {
    static ENDING: Ending = const { Ending };
}

/// What to call the running thread.
fn thread_name() -> String {
    if ENDING.try_with(|_| ()).is_err() {
        return "a thread that ends".to_string();
    }
    let thread = thread::current();
    match thread.name() {
        Some(name) => format!("thread `{name}`"),
        None => format!("{:?}", thread.id()),
    }
}
