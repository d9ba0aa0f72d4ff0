//! The expansion of `#[derive(Shared)]`, looked at from outside.

mod catalogue;
mod errors;
mod example_twin;
mod forms;
mod output;
mod random;
