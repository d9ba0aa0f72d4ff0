//! Tests of the runtime's public face, a file per subject.

mod aliasing;
mod cell;
mod conformance;
mod numbered;
mod oracle;
mod refcell;
mod sizes;
mod threads;
mod variance;
mod verbs;
