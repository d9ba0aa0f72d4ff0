//! The guide: what is better told in one go than method by method.
//!
//! - New here: [`choosing_a_kind`], then [`from_hand_written_locks`] if there is code already.
//! - For a task: [`ownership`] (handles, `arc`, `rc`), [`saving`] (serde).
//! - Something does not compile, panics or hangs: [`troubleshooting`], [`deadlocks`].
//! - Before you depend on it: [`when_not_to_use_it`], [`what_it_generates`], [`how_it_works`].
//!
//! The reference is at [`derive(Shared)`](derive@crate::Shared) and
//! [`#[synchronized]`](macro@crate::synchronized).

/// Which kind for which field: six questions, in this order.
#[doc = ""]
#[doc = include_str!("guide/choosing.svg")]
#[doc = ""]
#[doc = include_str!("guide/choosing_a_kind.md")]
pub mod choosing_a_kind {}

#[doc = include_str!("guide/from_hand_written_locks.md")]
pub mod from_hand_written_locks {}

#[doc = include_str!("guide/ownership.md")]
pub mod ownership {}

#[doc = include_str!("guide/saving.md")]
pub mod saving {}

#[doc = include_str!("guide/what_it_generates.md")]
pub mod what_it_generates {}

#[doc = include_str!("guide/deadlocks.md")]
pub mod deadlocks {}

#[doc = include_str!("guide/troubleshooting.md")]
pub mod troubleshooting {}

#[doc = include_str!("guide/when_not_to_use_it.md")]
pub mod when_not_to_use_it {}

#[doc = include_str!("guide/how_it_works.md")]
pub mod how_it_works {}
