//! `#[synchronized]`: methods of plain data called through `&self` of the type that holds the lock.

mod behaviour;
mod derived;
mod forwards;
mod fragments;
mod generics;
mod names;
mod results;
mod targets;
