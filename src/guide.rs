//! The guide: what is better told in one go than method by method.

#[doc = include_str!("guide/deadlocks.md")]
pub mod deadlocks {}
