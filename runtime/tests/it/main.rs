//! Tests of the runtime's public face, a file per subject.
//!
//! Which test guards against which class of bugs is in `checklist.rs`.

#![cfg(not(any(interior_loom, interior_shuttle)))]

mod aliasing;
mod atomic;
mod cell;
mod cell_verbs;
mod checklist;
#[cfg(feature = "std")]
mod condvar;
mod conformance;
mod leaks;
mod numbered;
mod oracle;
mod owned;
mod reentrancy;
mod refcell;
mod sizes;
mod telling;
mod threads;
mod timed;
mod timed_adapters;
mod variance;
mod verbs;
