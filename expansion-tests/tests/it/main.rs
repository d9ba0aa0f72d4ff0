//! The expansions of `#[derive(Shared)]` and `#[synchronized]`, looked at from outside.

mod catalogue;
mod completion;
mod cost;
mod errors;
mod example_twin;
mod forms;
mod guide;
mod output;
mod paths;
mod print;
mod random;
mod reference;
mod spans;
mod survivors;
mod synchronized;
