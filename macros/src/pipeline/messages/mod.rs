//! Every message, each with the case it speaks of.
//!
//! One sentence: what is wrong, then what is allowed or how to mend it; further lines begin with
//! `help:` or `note:`.

mod arguments;
mod derives;
mod groups;
mod names;
mod pointers;
mod syntax;
mod verbs;

pub(crate) use self::arguments::*;
pub(crate) use self::derives::*;
pub(crate) use self::groups::*;
pub(crate) use self::names::*;
pub(crate) use self::pointers::*;
pub(crate) use self::syntax::*;
pub(crate) use self::verbs::*;
