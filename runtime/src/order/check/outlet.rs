//! Where reports go.

use std::format;
use std::io::{self, Write};
use std::sync::{Arc, Mutex};
use std::thread;
use std::vec::Vec;

use super::super::Hook;
use super::super::report::Report;
use super::fork;
use super::settings::{self, Reaction};

static HOOK: Mutex<Option<Arc<Hook>>> = Mutex::new(None);

/// Puts a hook in, and gives the one before.
pub(crate) fn set_hook(hook: Option<Hook>) -> Option<Arc<Hook>> {
    let mut place = fork::lock(&HOOK)?;
    core::mem::replace(&mut *place, hook.map(Arc::new))
}

/// Tells what may happen one day; what is left over is for the caller to panic with.
pub(super) fn tell_possible(reports: Vec<Report>) -> Option<Report> {
    let mut last = None;
    for report in reports {
        last = tell(report, settings::get().possible).or(last);
    }
    last
}

/// Tells what is about to happen; what is left over is for the caller to panic with.
pub(super) fn tell_certain(report: Report) -> Option<Report> {
    tell(report, settings::get().certain)
}

/// Gives a report to the hook, or to stderr unless a panic is going to say it.
fn tell(report: Report, reaction: Reaction) -> Option<Report> {
    // A second panic on the way out of the first would abort a program that `std` would run.
    let panics = reaction == Reaction::Panic && !thread::panicking();
    let hook = fork::lock(&HOOK).and_then(|hook| hook.clone());
    match hook {
        Some(hook) => hook(&report),
        None if panics => {}
        None => print(&report),
    }
    panics.then_some(report)
}

/// Writes to stderr in one go, past the lock that a fork may have left locked; a terminal that is
/// gone is no reason to fail.
fn print(report: &Report) {
    let text = format!("interior: {report}\n");
    #[cfg(unix)]
    {
        use std::fs::File;
        use std::os::fd::AsFd;

        if let Ok(terminal) = io::stderr().as_fd().try_clone_to_owned() {
            let _ = File::from(terminal).write_all(text.as_bytes());
        }
    }
    #[cfg(not(unix))]
    {
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// Panics with a report, at the line that asked for the lock.
#[cold]
#[track_caller]
pub(super) fn refuse(report: &Report) -> ! {
    panic!("{report}")
}
