//! Faults on purpose, to see that the models would notice them.
//!
//! A *site* is a place in the source that goes through the door, with the operation and its ordering:
//! `runtime/src/raw/mutex.rs:120:14 store Release`. The environment variable `INTERIOR_SITES` names a
//! file to which each site is added when it is passed for the first time; `INTERIOR_FAULT` names one
//! fault, a word and a site:
//!
//! - `weaken`: use Relaxed there.
//! - `skip`: write nothing there, and say that it was done.
//! - `mute`: notify nobody there.
//!
//! The callers of the operations are found by `#[track_caller]`, so the code under test contains no
//! fault and no switch.

use core::fmt::Write as _;
use core::panic::Location;
use std::collections::BTreeSet;
use std::env;
use std::fs::OpenOptions;
use std::io::Write as _;
use std::string::String;
use std::sync::{Mutex, OnceLock, PoisonError};

use super::Ordering;

/// What the environment asks for.
struct Setup {
    /// Where sites are written to, and those that are there already.
    sites: Option<(String, Mutex<BTreeSet<String>>)>,
    /// The kind of fault and its site.
    fault: Option<(String, String)>,
}

fn setup() -> Option<&'static Setup> {
    static SETUP: OnceLock<Option<Setup>> = OnceLock::new();
    SETUP
        .get_or_init(|| {
            let sites = env::var("INTERIOR_SITES").ok();
            let fault = env::var("INTERIOR_FAULT").ok();
            if sites.is_none() && fault.is_none() {
                return None;
            }
            Some(Setup {
                sites: sites.map(|path| (path, Mutex::default())),
                fault: fault.map(|fault| {
                    let (kind, site) = fault.split_once(' ').expect("`<kind> <site>`");
                    (kind.into(), site.into())
                }),
            })
        })
        .as_ref()
}

/// Passes a site, and tells whether it is the one with a fault of this `kind`.
#[track_caller]
fn pass(kind: &str, operation: &str, order: Option<Ordering>) -> bool {
    let Some(setup) = setup() else {
        return false;
    };
    let mut site = String::new();
    write!(site, "{} {operation}", Location::caller()).expect("a string takes everything");
    if let Some(order) = order {
        write!(site, " {order:?}").expect("a string takes everything");
    }
    if let Some((path, known)) = &setup.sites {
        let line = std::format!("{kind} {site}\n");
        let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
        if !known.contains(&line) {
            let mut file = OpenOptions::new()
                .create(true)
                .append(true)
                .open(path)
                .expect("the file of sites can be opened");
            file.write_all(line.as_bytes())
                .expect("the file of sites can be written");
            known.insert(line);
        }
    }
    setup
        .fault
        .as_ref()
        .is_some_and(|(wanted, at)| wanted == kind && *at == site)
}

/// The ordering to use for `operation`.
#[track_caller]
pub(super) fn order(operation: &str, order: Ordering) -> Ordering {
    if order != Ordering::Relaxed && pass("weaken", operation, Some(order)) {
        Ordering::Relaxed
    } else {
        order
    }
}

/// Whether `operation` is to write nothing.
#[track_caller]
pub(super) fn is_skipped(operation: &str) -> bool {
    pass("skip", operation, None)
}

/// Whether `operation` is to notify nobody.
#[track_caller]
pub(super) fn is_muted(operation: &str) -> bool {
    pass("mute", operation, None)
}
