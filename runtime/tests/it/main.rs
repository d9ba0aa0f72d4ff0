//! Tests of the runtime's public face, a file per subject.

#![cfg(not(any(interior_loom, interior_shuttle)))]

mod aliasing;
mod atomic;
mod cell;
mod cell_verbs;
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
mod variance;
mod verbs;
