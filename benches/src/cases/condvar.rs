//! Two threads that wake each other in turns.

use std::thread;

use crate::{
    clock::{thread_sleeps, thread_time, thread_time_since},
    rivals::{OverCondvars, Signal},
    sample::{Budget, Contended, Sample, nanoseconds},
};

use core::time::Duration;
use std::time::Instant;

/// A number that one thread makes odd and the other even; each waits for the other.
#[derive(Clone, Copy)]
pub(super) struct PingPong;

impl OverCondvars for PingPong {
    fn run<S: Signal>(self, budget: Budget) -> Sample {
        let signal = S::new();
        let start = Instant::now();
        let mut turns = 0_u32;
        let mut worst = Duration::ZERO;
        let (ours, theirs) = thread::scope(|scope| {
            let other = scope.spawn(|| {
                let before = used();
                let mut over = false;
                while !over {
                    signal.step(
                        |number| number % 2 == 1,
                        |number| {
                            over = *number == LAST;
                            *number = number.wrapping_add(1);
                        },
                    );
                }
                since(before)
            });
            let before = used();
            let mut over = false;
            while !over {
                over = start.elapsed() >= budget.time;
                let asked = Instant::now();
                signal.step(
                    |number| number % 2 == 0,
                    |number| *number = if over { LAST } else { *number + 1 },
                );
                worst = worst.max(asked.elapsed());
                turns += 1;
            }
            let ours = since(before);
            (ours, other.join().expect("no step panics"))
        });
        let each = f64::from(turns);
        let sleeps = ours.1.zip(theirs.1).map(|(one, other)| one + other);
        Sample {
            time: nanoseconds(start.elapsed()) / each,
            contended: Some(Contended {
                processor: nanoseconds(ours.0 + theirs.0) / each,
                sleeps: sleeps.map(|sleeps| f64::from(sleeps) * 1000.0 / each),
                worst_wait: nanoseconds(worst),
                shares: None,
            }),
        }
    }
}

/// The odd number after which the other thread ends.
const LAST: u64 = u64::MAX;

type Used = (Duration, Option<u32>);

fn used() -> Used {
    (thread_time(), thread_sleeps())
}

fn since(before: Used) -> Used {
    let sleeps = thread_sleeps().zip(before.1);
    (
        thread_time_since(before.0),
        sleeps.map(|(after, before)| after - before),
    )
}
