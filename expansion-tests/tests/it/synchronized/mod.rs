//! `#[synchronized]`: its forms, its mistakes, and blocks nobody wrote by hand.

mod errors;
mod forms;
mod random;
