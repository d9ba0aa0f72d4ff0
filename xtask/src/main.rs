//! The project's tasks: `cargo xtask <name>`.
//!
//! What a contributor or CI runs beyond `cargo test`. Each task is a list of commands that are
//! printed before they run; the first that fails ends the task.

mod bench;
mod debian;
mod dependencies;
mod fuzz;
mod models;
mod msrv;
mod mutants;
mod picked;
mod shapes;
mod step;
mod stress;
mod tsan;

use std::process::ExitCode;

use step::{Outcome, cargo};

/// A task: its name, what it does, and how.
struct Task {
    name: &'static str,
    summary: &'static str,
    run: fn() -> Outcome,
    /// Whether `ci` runs it on every machine. A benchmark measures the machine as much as the change, an
    /// old compiler may have to be fetched, and a table that is out of date fails a test.
    in_ci: bool,
}

const TASKS: &[Task] = &[
    Task {
        name: "ci",
        summary: "everything below that decides over a change, in this order",
        run: ci,
        in_ci: false,
    },
    Task {
        name: "fmt",
        summary: "check the formatting",
        run: fmt,
        in_ci: true,
    },
    Task {
        name: "clippy",
        summary: "all lints, warnings are errors",
        run: clippy,
        in_ci: true,
    },
    Task {
        name: "docs",
        summary: "build the documentation, warnings are errors",
        run: docs,
        in_ci: true,
    },
    Task {
        name: "features",
        summary: "build and test without default features, and with others",
        run: features,
        in_ci: true,
    },
    Task {
        name: "dependencies",
        summary: "check that users pay for no more than the design names",
        run: dependencies::check,
        in_ci: true,
    },
    Task {
        name: "msrv",
        summary: "build what is published with the oldest promised compiler",
        run: msrv::msrv,
        in_ci: false,
    },
    Task {
        name: "examples",
        summary: "run every example",
        run: examples,
        in_ci: true,
    },
    Task {
        name: "loom",
        summary: "explore the raw locks with loom: loom [WORD ..]",
        run: models::loom,
        in_ci: true,
    },
    Task {
        name: "shuttle",
        summary: "explore the raw locks with shuttle: shuttle [WORD ..]",
        run: models::shuttle,
        in_ci: true,
    },
    Task {
        name: "stress",
        summary: "many short rounds of every lock: stress [LOCK] [--rounds N] [--seed N] [--same]",
        run: stress::run,
        in_ci: true,
    },
    Task {
        name: "tsan",
        summary: "watch the runtime's tests and stress rounds for data races; needs a nightly compiler",
        run: tsan::run,
        in_ci: false,
    },
    Task {
        name: "mutants",
        summary: "change the raw locks and see tests fail: mutants [FILE ..]",
        run: mutants::run,
        in_ci: false,
    },
    Task {
        name: "shapes",
        summary: "write the table of the examples' lines",
        run: shapes::write,
        in_ci: false,
    },
    Task {
        name: "bench",
        summary: "measure: bench [instructions | compile] [--quick]",
        run: bench::run,
        in_ci: false,
    },
    Task {
        name: "fuzz",
        summary: "fuzz [pipeline | blocks | operations]: feed the macros, or the primitives, what nobody would write",
        run: fuzz::run,
        in_ci: false,
    },
];

fn main() -> ExitCode {
    let asked = std::env::args().nth(1).unwrap_or_default();
    let Some(task) = TASKS.iter().find(|task| task.name == asked) else {
        eprintln!("usage: cargo xtask <task>\n");
        for task in TASKS {
            eprintln!("  {:<14}{}", task.name, task.summary);
        }
        return ExitCode::from(2);
    };
    match (task.run)() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("\ncargo xtask {asked}: {failure}");
            ExitCode::FAILURE
        }
    }
}

fn ci() -> Outcome {
    TASKS
        .iter()
        .filter(|task| task.in_ci)
        .try_for_each(|task| (task.run)())?;
    msrv::where_possible()
}

fn fmt() -> Outcome {
    cargo("fmt --all --check").run()
}

fn clippy() -> Outcome {
    cargo("clippy --workspace --all-targets --features lock_api -- -D warnings").run()?;
    cargo("clippy --package interior-lints --features serde -- -D warnings").run()?;
    cargo("clippy --package interior --no-default-features --lib -- -D warnings").run()
}

fn docs() -> Outcome {
    cargo("doc --workspace --no-deps --features lock_api")
        .env("RUSTDOCFLAGS", "-D warnings")
        .run()
}

fn features() -> Outcome {
    cargo("test --package interior-runtime --no-default-features --tests").run()?;
    cargo("test --package interior-no-std").run()?;
    // The order check is in release builds only where it is asked for.
    cargo("test --package interior-runtime --release --features order --test order").run()?;
    // What the optimizer makes of the guards is seen only where it runs.
    cargo("test --package interior-runtime --release --test it --test allocator").run()?;
    cargo("test --package interior --features serde --test it serde").run()?;
    // What the compiler says does not depend on what else the library could do.
    cargo("test --package interior-ui-tests --features everything --test ui").run()?;
    cargo("check --package interior --no-default-features").run()?;
    cargo("check --package interior --no-default-features --features derive").run()
}

fn examples() -> Outcome {
    cargo("run --release --example census -- .").run()?;
    cargo("run --example notebook").run()?;
    cargo("run --example bank").run()?;
    cargo("run --example transfers").run()?;
    cargo("run --example bank-expanded").run()?;
    for shape in shapes::names() {
        cargo(&format!("run --example {shape}")).run()?;
    }
    Ok(())
}
