//! The parts of the pool that need no lock: what a user brings, sets and gets told.

use core::error::Error;
use core::fmt::{self, Debug, Display};
use core::time::Duration;

/// Opens the connections of a pool.
pub trait Manager: Send + Sync + 'static {
    /// What is pooled.
    type Connection: Send + 'static;
    /// Why a connection cannot be opened.
    type Error: Error + 'static;

    /// Opens a connection.
    ///
    /// # Errors
    ///
    /// Returns what went wrong.
    fn connect(&self) -> Result<Self::Connection, Self::Error>;

    /// Tells whether a connection that was used is of no more use.
    fn is_broken(&self, connection: &Self::Connection) -> bool;
}

/// The bounds of a pool.
#[derive(Clone, Debug)]
pub struct Config {
    /// How many connections are open at most.
    pub size: usize,
    /// How long one waits for a connection.
    pub patience: Duration,
    /// How long a connection lies idle before it is closed.
    pub idle_timeout: Duration,
    /// How often idle connections are looked at.
    pub reap_every: Duration,
}

/// How many connections there are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Status {
    /// All of them: idle, lent, and being opened.
    pub open: usize,
    /// Those that nobody uses.
    pub idle: usize,
}

/// Why there is no connection.
#[derive(Debug, PartialEq, Eq)]
pub enum GetError<E> {
    /// All were in use for too long.
    Timeout,
    /// The manager could not open one.
    Connect(E),
}

impl<E: Display> Display for GetError<E> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Timeout => write!(f, "no connection came back in time"),
            Self::Connect(error) => write!(f, "cannot connect: {error}"),
        }
    }
}

impl<E: Debug + Display> Error for GetError<E> {}
