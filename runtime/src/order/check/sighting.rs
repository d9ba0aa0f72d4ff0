//! One occurrence of an order: who asked for what, where, while holding what.

use core::panic::Location;
use std::backtrace::Backtrace;
use std::string::{String, ToString};
use std::sync::Arc;
use std::{format, thread};

use super::super::Access;
use super::super::report::{Place, Step};
use super::entry::Entry;
use super::label::Label;
use super::settings;
use super::who::Who;

/// What the running thread asks for.
#[derive(Clone, Copy)]
pub(super) struct Wanted {
    pub(super) who: Who,
    pub(super) label: Label,
    pub(super) access: Access,
    pub(super) at: &'static Location<'static>,
}

impl Step {
    /// The running thread holds one lock, called `label` as far as is known, and asks for another.
    pub(super) fn observed(label: Label, held: &Entry, wanted: &Wanted) -> Self {
        let backtrace = settings::get().backtraces.then(Backtrace::force_capture);
        Self {
            held: Place {
                label,
                access: held.access,
                at: Some(held.at),
            },
            wanted: Place {
                label: wanted.label,
                access: wanted.access,
                at: Some(wanted.at),
            },
            witness: Some(Arc::new((thread_name(), backtrace))),
        }
    }

    /// A class was declared to come after another.
    pub(super) fn declared(held: Label, wanted: Label) -> Self {
        let place = |label| Place {
            label,
            access: Access::Lock,
            at: None,
        };
        Self {
            held: place(held),
            wanted: place(wanted),
            witness: None,
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
