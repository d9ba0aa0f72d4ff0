//! The expansion of `#[derive(Shared)]`, looked at from outside.

mod catalogue;
mod errors;
mod forms;
mod output;
mod random;
