//! The stress rounds: `cargo xtask stress [LOCK] [--rounds N] [--seed N] [--same]`.
//!
//! What a round is stands in `runtime/tests/stress`; an ordinary `cargo test` takes a few of each
//! lock. Without a seed each run has another one, which a failure names.

use std::time::{SystemTime, UNIX_EPOCH};

use crate::picked;
use crate::step::{Outcome, Step, cargo};

/// How many rounds of each lock a run takes.
const ROUNDS: &str = "10000";

/// What the command line asks for.
#[derive(Debug, PartialEq, Eq)]
struct Asked {
    rounds: String,
    seed: Option<String>,
    is_same: bool,
    lock: Option<String>,
}

/// Runs the rounds that the rest of the command line asks for.
pub(crate) fn run() -> Outcome {
    let asked = Asked::read(std::env::args().skip(2))?;
    let seed = asked.seed.clone().unwrap_or_else(seed_of_the_moment);
    // As users build it; the build with assertions and the order check runs with `cargo test`.
    let tests = || cargo("test --release --package interior-runtime --test stress --");
    let tests = || asked.arrange(tests(), &seed);
    picked::run(tests, asked.lock.as_slice())
}

impl Asked {
    fn read(mut words: impl Iterator<Item = String>) -> Result<Self, String> {
        let mut asked = Self {
            rounds: ROUNDS.into(),
            seed: None,
            is_same: false,
            lock: None,
        };
        let usage = "expected `[LOCK] [--rounds N] [--seed N] [--same]`";
        while let Some(word) = words.next() {
            let mut number = || match words.next() {
                Some(number) if number.parse::<u64>().is_ok() => Ok(number),
                other => Err(format!(
                    "{usage}, found `{word} {}`",
                    other.unwrap_or_default()
                )),
            };
            match word.as_str() {
                "--rounds" => asked.rounds = number()?,
                "--seed" => asked.seed = Some(number()?),
                "--same" => asked.is_same = true,
                lock if !lock.starts_with('-') && asked.lock.is_none() => asked.lock = Some(word),
                _ => return Err(format!("{usage}, found `{word}`")),
            }
        }
        Ok(asked)
    }

    /// Tells the rounds what is asked for.
    fn arrange(&self, step: Step, seed: &str) -> Step {
        let step = step
            .env("INTERIOR_STRESS_ROUNDS", &self.rounds)
            .env("INTERIOR_STRESS_SEED", seed);
        if self.is_same {
            step.env("INTERIOR_STRESS_SAME", "1")
        } else {
            step
        }
    }
}

/// A seed that another run does not have.
fn seed_of_the_moment() -> String {
    let elapsed = SystemTime::now().duration_since(UNIX_EPOCH);
    elapsed.map_or(0, |elapsed| elapsed.as_secs()).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(words: &str) -> Result<Asked, String> {
        Asked::read(words.split_whitespace().map(str::to_owned))
    }

    #[test]
    fn words_come_in_any_order() {
        let asked = read("--same rwlock --seed 5 --rounds 20").unwrap();
        let expected = Asked {
            rounds: "20".into(),
            seed: Some("5".into()),
            is_same: true,
            lock: Some("rwlock".into()),
        };
        assert_eq!(asked, expected);
        assert_eq!(read("").unwrap().rounds, ROUNDS);
    }

    #[test]
    fn what_is_not_understood_is_refused() {
        for words in ["--rounds", "--rounds many", "--sed 5", "mutex rwlock"] {
            assert!(read(words).is_err(), "{words}");
        }
    }
}
