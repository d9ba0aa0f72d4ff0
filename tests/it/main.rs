//! Integration tests of the facade, a file a subject.

mod access;
mod accessors;
mod atomic;
mod condvar;
mod examples;
mod examples_census;
#[cfg(unix)]
mod examples_census_unix;
mod generics;
mod groups;
mod lock_all;
mod order;
mod shapes;
mod snapshot;
mod synchronized;
mod threads;
mod whole;
