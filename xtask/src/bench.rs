//! The benchmarks: `cargo xtask bench [instructions | compile | order] [--quick] [--only WORD]`.
//!
//! What is measured and how stands in the package `interior-benches`, which gets every word that
//! follows the task's name.

use crate::step::{Outcome, cargo};

/// Runs the benchmarks that the rest of the command line asks for.
pub(crate) fn run() -> Outcome {
    // A word may hold spaces, which a step would split.
    let words: Vec<String> = std::env::args().skip(2).collect();
    cargo("run --release --quiet --package interior-benches --")
        .args(&words)
        .run()
}
