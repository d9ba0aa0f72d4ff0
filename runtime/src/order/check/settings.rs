//! What the environment wants.
//!
//! `INTERIOR_ORDER` is `panic`, `warn` or `off`; `INTERIOR_ORDER_BACKTRACE=1` adds backtraces. It is
//! read once, when the first lock is met: never on the way of an acquisition that is in order.

use core::sync::atomic::{AtomicU8, Ordering};
use std::env;

/// What to do with what is found.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Settings {
    /// Look at nothing.
    pub(super) off: bool,
    /// What to do instead of hanging for sure.
    pub(super) certain: Reaction,
    /// What to do where a hang is possible.
    pub(super) possible: Reaction,
    /// Remember how each place was come to.
    pub(super) backtraces: bool,
}

/// What a report leads to.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Reaction {
    /// It is told, and nothing changes.
    Tell,
    /// The acquisition panics.
    Panic,
}

impl Reaction {
    fn panic_if(panics: bool) -> Self {
        if panics { Self::Panic } else { Self::Tell }
    }
}

static SETTINGS: AtomicU8 = AtomicU8::new(0);

const READ: u8 = 1;
const OFF: u8 = 2;
const CERTAIN: u8 = 4;
const POSSIBLE: u8 = 8;
const BACKTRACES: u8 = 16;

/// The settings of this process.
pub(super) fn get() -> Settings {
    // Relaxed: the byte stands for itself, and all that read the environment read the same.
    let mut bits = SETTINGS.load(Ordering::Relaxed);
    if bits == 0 {
        let backtraces = env::var_os("INTERIOR_ORDER_BACKTRACE").is_some_and(|on| on != "0");
        let order = env::var_os("INTERIOR_ORDER");
        bits = read(
            order.as_deref().and_then(|order| order.to_str()),
            backtraces,
        );
        // Relaxed: as above.
        SETTINGS.store(bits, Ordering::Relaxed);
    }
    Settings {
        off: bits & OFF != 0,
        certain: Reaction::panic_if(bits & CERTAIN != 0),
        possible: Reaction::panic_if(bits & POSSIBLE != 0),
        backtraces: bits & BACKTRACES != 0,
    }
}

/// What the variables say; a word that is not known says nothing.
fn read(order: Option<&str>, backtraces: bool) -> u8 {
    let order = match order {
        Some("off") => OFF,
        Some("warn") => 0,
        Some("panic") => CERTAIN | POSSIBLE,
        _ => CERTAIN,
    };
    READ | order | if backtraces { BACKTRACES } else { 0 }
}
