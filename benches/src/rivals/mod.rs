//! The implementations that are compared, each family behind one small trait.
//!
//! The traits take closures, so that a section is written once and inlined into each of them.

mod cells;
mod condvar;
mod mutexes;
mod pairs;
mod rwlocks;

pub(crate) use cells::{OverCells, OverRefCells, Replace, Scope, cells, refcells};
pub(crate) use condvar::{OverCondvars, Signal, condvars};
pub(crate) use mutexes::{Exclusive, OverMutexes, mutexes};
pub(crate) use pairs::{OverPairs, Pair, pairs};
pub(crate) use rwlocks::{OverRwLocks, Shared, rwlocks};

/// How our own implementations are called in the tables.
pub(crate) const OURS: &str = "interior";
