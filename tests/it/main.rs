//! Integration tests of the facade, a file a subject.

mod access;
mod accessors;
mod arc;
mod atomic;
mod condvar;
mod examples;
mod examples_census;
#[cfg(unix)]
mod examples_census_unix;
mod generics;
mod groups;
mod guide;
mod handle;
mod lock_all;
mod order;
#[cfg(debug_assertions)]
mod order_places;
#[cfg(debug_assertions)]
mod reports;
#[cfg(feature = "serde")]
mod serde;
mod shapes;
// Public as they would be in a crate of their own, so that the same lints look at them.
pub mod shapes_metrics;
pub mod shapes_pool;
pub mod shapes_progress;
pub mod shapes_tree;
mod snapshot;
mod statics;
mod synchronized;
mod threads;
mod whole;
