//! What the primitives cost beside those of other crates, and the derive beside other derives.
//!
//! `cargo xtask bench [--quick] [--only WORD]` measures cells and locks and writes `RESULTS.md`,
//! `cargo xtask bench instructions` counts what their uncontended paths execute, and
//! `cargo xtask bench compile [--quick]` measures what the derive adds to a build and writes
//! `COMPILE.md`; `cargo xtask bench order [--quick]` measures the order check and writes `ORDER.md`.
//! Nothing of this runs in a test but a smoke test with tiny counts.

mod arguments;
mod cases;
mod clock;
mod compile;
mod contention;
mod file;
mod harness;
mod instructions;
mod machine;
mod measure;
mod order;
mod plot;
mod prices;
mod report;
mod rivals;
mod sample;
mod statistics;
mod work;

use std::process::ExitCode;

use arguments::{Arguments, Task};

fn main() -> ExitCode {
    let outcome =
        Arguments::parse(std::env::args().skip(1)).and_then(|arguments| match &arguments.task {
            Task::Locks => measure::run(&arguments),
            Task::Instructions => instructions::run(),
            Task::Probe(name) => instructions::run_probe(name),
            Task::Compile => compile::run(&arguments),
            Task::Order => order::run(&arguments),
        });
    match outcome {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}
