//! The model checkers: the runtime built with its door to threads and atomics swapped.

use crate::picked;
use crate::step::{Outcome, cargo};

/// Explores every interleaving of small scenarios, weak memory included.
pub(crate) fn loom() -> Outcome {
    model("loom")
}

/// Explores random schedules of larger scenarios.
pub(crate) fn shuttle() -> Outcome {
    model("shuttle")
}

fn model(tool: &str) -> Outcome {
    let words: Vec<String> = std::env::args().skip(2).collect();
    // A folder of its own, because other flags would rebuild everything else at the next build.
    let tests = || {
        cargo(&format!(
            "test --release --package interior-runtime --test {tool} --"
        ))
        .env("RUSTFLAGS", &format!("--cfg interior_{tool}"))
        .env("CARGO_TARGET_DIR", &format!("target/{tool}"))
    };
    picked::run(tests, &words)
}
