//! Rounds one after the other, each with a seed of its own, and an end to those that hang.

use core::panic::AssertUnwindSafe;
use core::sync::atomic::{AtomicU64, Ordering};
use core::time::Duration;
use std::env;
use std::io::{self, Write};
use std::panic::{catch_unwind, resume_unwind};
use std::process;
use std::sync::Arc;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;

use super::random::Random;

/// How many rounds of each lock an ordinary `cargo test` takes.
const ROUNDS: u64 = 200;

/// How long a round may take at most; without a fault it takes milliseconds.
const PATIENCE: u64 = 60;

/// What the environment asks for.
#[derive(Clone, Copy)]
struct Plan {
    rounds: u64,
    /// The seed of the first round; the others count on from there.
    seed: u64,
    /// Whether they do not, so that one round comes again and again.
    is_same: bool,
    patience: Duration,
}

impl Plan {
    fn asked() -> Self {
        let number = |name: &str| {
            let word = env::var(name).ok()?;
            Some(
                word.parse()
                    .unwrap_or_else(|_| panic!("{name} is no number: `{word}`")),
            )
        };
        Self {
            rounds: number("INTERIOR_STRESS_ROUNDS").unwrap_or(ROUNDS),
            seed: number("INTERIOR_STRESS_SEED").unwrap_or(1),
            is_same: env::var_os("INTERIOR_STRESS_SAME").is_some(),
            patience: Duration::from_secs(number("INTERIOR_STRESS_PATIENCE").unwrap_or(PATIENCE)),
        }
    }

    fn seed_of(self, round: u64) -> u64 {
        if self.is_same {
            self.seed
        } else {
            self.seed.wrapping_add(round)
        }
    }

    /// Says which round it was, past the capture of a test's output.
    fn report(self, name: &str, round: u64, what: &str) {
        let seed = self.seed_of(round);
        let text = format!(
            "\nstress of {name}: round {round} (seed {seed}) {what}\n\
             again: cargo xtask stress {name} --rounds 1000 --seed {seed} --same\n\n"
        );
        // Nobody is left to tell if even that fails.
        let _ = io::stderr().write_all(text.as_bytes());
    }
}

/// Runs rounds of the lock called `name`.
///
/// A round that hangs ends the process: its threads cannot be ended.
pub(crate) fn run(name: &'static str, round: impl Fn(&mut Random)) {
    let plan = Plan::asked();
    // Counts the rounds that have begun. Relaxed: it carries nothing but itself.
    let begun = Arc::new(AtomicU64::new(0));
    let (over, is_over) = mpsc::channel::<()>();
    let watch = thread::spawn({
        let begun = Arc::clone(&begun);
        move || {
            let mut seen = 0;
            while is_over.recv_timeout(plan.patience) == Err(RecvTimeoutError::Timeout) {
                let now = begun.load(Ordering::Relaxed);
                // Nothing has begun within the patience, so what had begun hangs.
                if now == seen && now != 0 {
                    plan.report(name, now - 1, "hangs");
                    process::exit(1);
                }
                seen = now;
            }
        }
    });
    for number in 0..plan.rounds {
        begun.fetch_add(1, Ordering::Relaxed);
        let mut random = Random::new(plan.seed_of(number));
        if let Err(payload) = catch_unwind(AssertUnwindSafe(|| round(&mut random))) {
            plan.report(name, number, "fails");
            resume_unwind(payload);
        }
    }
    drop(over);
    watch.join().expect("the watch ends with the rounds");
}

/// Writes a test of the rounds of each lock.
macro_rules! tests {
    ($($name:ident: $round:expr;)+) => {$(
        #[test]
        fn $name() {
            crate::rounds::run(stringify!($name), $round);
        }
    )+};
}
pub(crate) use tests;
