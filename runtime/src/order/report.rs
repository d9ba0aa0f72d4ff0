//! What the order check has found, as data and in words.

use core::fmt;
use core::panic::Location;
use std::backtrace::Backtrace;
use std::string::String;
use std::sync::Arc;
use std::vec::Vec;

use super::{Access, Label};

/// A deadlock that is about to happen, or one that is possible.
///
/// Its `Display` form is the whole report, over several lines.
#[derive(Clone, Debug)]
pub struct Report {
    pub(super) kind: Kind,
    pub(super) steps: Vec<Step>,
}

/// What is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Kind {
    /// A thread asks for a lock that it holds; it waits for itself. Certain.
    Relock,
    /// A thread reads a lock that it reads already, and a writer waits in between: the second read
    /// waits for the writer, the writer for the first read. Certain.
    ReadBehindWriter,
    /// A thread reads a lock that it reads already; a writer that comes in between makes that
    /// [`ReadBehindWriter`](Self::ReadBehindWriter).
    ReadAgain,
    /// Fields are locked in orders that form a circle.
    Circle,
    /// Two locks of the same field, or without a name, are locked in both orders.
    Instances,
}

/// One order of two locks: somebody asked for one while holding the other.
#[derive(Clone, Debug)]
pub struct Step {
    pub(super) held: Place,
    pub(super) wanted: Place,
    /// `None` if the order was declared.
    pub(super) witness: Option<Arc<Witness>>,
}

/// What to call the thread, and how it came to the second lock if somebody wants to know.
pub(super) type Witness = (String, Option<Backtrace>);

/// A lock, and where it was acquired or asked for.
#[derive(Clone, Debug)]
pub struct Place {
    pub(super) label: Label,
    pub(super) access: Access,
    pub(super) at: Option<&'static Location<'static>>,
}

impl Report {
    /// What is wrong.
    #[must_use]
    pub fn kind(&self) -> Kind {
        self.kind
    }

    /// Whether the running thread would wait for ever, whatever other threads do.
    #[must_use]
    pub fn is_certain(&self) -> bool {
        matches!(self.kind, Kind::Relock | Kind::ReadBehindWriter)
    }

    /// The orders that do not go together, beginning with the one that has just been seen; one step
    /// if a thread is in its own way.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        &self.steps
    }
}

impl Step {
    /// The lock that was held.
    #[must_use]
    pub fn held(&self) -> &Place {
        &self.held
    }

    /// The lock that was asked for.
    #[must_use]
    pub fn wanted(&self) -> &Place {
        &self.wanted
    }

    /// Whether the order was declared by `after`, and not observed.
    #[must_use]
    pub fn is_declared(&self) -> bool {
        self.witness.is_none()
    }

    /// What to call the thread; `None` if the order was declared.
    #[must_use]
    pub fn thread(&self) -> Option<&str> {
        match &self.witness {
            Some(witness) => Some(&witness.0),
            None => None,
        }
    }

    /// How the second lock was come to, if `INTERIOR_ORDER_BACKTRACE` is set.
    #[must_use]
    pub fn backtrace(&self) -> Option<&Backtrace> {
        match &self.witness {
            Some(witness) => witness.1.as_ref(),
            None => None,
        }
    }
}

impl Place {
    /// What to call the lock: its field as in `Account::ledger`, or the name it was given.
    #[must_use]
    pub fn name(&self) -> Option<impl fmt::Display> {
        self.label.as_name()
    }

    /// The file and line of the field.
    #[must_use]
    pub fn declared_at(&self) -> Option<(&'static str, u32)> {
        self.label.declared_at()
    }

    /// In which mode the lock was acquired or asked for.
    #[must_use]
    pub fn access(&self) -> Access {
        self.access
    }

    /// Where it was acquired or asked for; `None` if the order was declared.
    #[must_use]
    pub fn at(&self) -> Option<&'static Location<'static>> {
        self.at
    }
}
