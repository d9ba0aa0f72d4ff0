//! What the building blocks of every lock cost on this machine.
//!
//! Locks differ by how many of these they use, so these tell how far apart two locks can be.

use core::{
    fmt::Write,
    hint::{black_box, spin_loop},
    sync::atomic::{AtomicU32, Ordering},
    time::Duration,
};
use std::{thread, time::Instant};

use crate::{
    cases::alone,
    report::duration,
    sample::{Budget, Sample},
    statistics::median,
};

/// A Markdown table of the prices.
pub(crate) fn table() -> String {
    let mut text = String::from("| instruction or call | time |\n|---|--:|\n");
    for (name, measure) in PRICES {
        let budget = Budget {
            time: Duration::from_millis(5),
            chunk: 10_000,
        };
        let times = (0..9).map(|_| measure(budget).time);
        let _ = writeln!(
            text,
            "| {name} | {} |",
            duration(median(times).unwrap_or_default())
        );
    }
    text
}

/// A name and what measures it.
type Price = (&'static str, fn(Budget) -> Sample);

// Relaxed throughout: nobody else looks at these words.
const PRICES: &[Price] = &[
    ("locked addition", |budget| {
        let word = AtomicU32::new(0);
        let word = black_box(&word);
        alone(budget, |_| {
            word.fetch_add(1, Ordering::Relaxed);
        })
    }),
    ("compare-exchange and plain store", |budget| {
        let word = AtomicU32::new(0);
        let word = black_box(&word);
        alone(budget, |_| {
            let _ = word.compare_exchange(0, 1, Ordering::Relaxed, Ordering::Relaxed);
            word.store(0, Ordering::Relaxed);
        })
    }),
    ("compare-exchange and exchange", |budget| {
        let word = AtomicU32::new(0);
        let word = black_box(&word);
        alone(budget, |_| {
            let _ = word.compare_exchange(0, 1, Ordering::Relaxed, Ordering::Relaxed);
            word.swap(0, Ordering::Relaxed);
        })
    }),
    ("spin-loop hint", |budget| alone(budget, |_| spin_loop())),
    ("`Instant::now`", |budget| {
        alone(budget, |_| {
            black_box(Instant::now());
        })
    }),
    ("`thread::yield_now`", |budget| {
        alone(budget, |_| thread::yield_now())
    }),
];
