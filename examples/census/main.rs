//! Counts the files, lines and bytes of a folder, with several threads filling one struct.
//!
//! ```text
//! cargo run --release --example census -- [OPTIONS] [FOLDER]
//! ```
//!
//! The struct is `Census` in `census.rs`; `#[derive(Shared)]` makes of it the `SharedCensus` that
//! all threads hold by plain reference. The other files use it: `walk.rs` visits the tree and
//! fills it, `read.rs` reads one file, `progress.rs` shows it while it grows, `report.rs` prints
//! it when it is whole. `options.rs` is the command line.

mod census;
mod options;
mod progress;
mod read;
mod report;
mod walk;

use core::time::Duration;
use std::io::{self, Write};
use std::process::ExitCode;
use std::sync::mpsc::{self, RecvTimeoutError};
use std::thread;
use std::time::Instant;

use census::{Census, SharedCensus};
use options::{Command, Options};
use progress::Progress;

/// How long the census is left alone between two looks at it.
const TICK: Duration = Duration::from_millis(50);

fn main() -> ExitCode {
    let printed = match options::parse(std::env::args_os().skip(1)) {
        Ok(Command::Help) => write!(io::stdout(), "{}", options::HELP),
        Ok(Command::Count(options)) => match options.check_folder() {
            Ok(()) => report::print(&take_census(options)),
            Err(message) => return fail(1, &message),
        },
        Err(error) => return fail(2, &format!("{error}; see `--help`")),
    };
    match printed {
        Ok(()) => ExitCode::SUCCESS,
        // Whoever read us has seen enough: `census | head`.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => fail(1, &format!("cannot print the census: {error}")),
    }
}

/// A census, and how it was taken.
struct Finding {
    census: Census,
    /// How often it was looked at meanwhile, each time adding up.
    snapshots: u32,
    elapsed: Duration,
}

/// Says what went wrong; `code` is one of those that `--help` lists.
fn fail(code: u8, message: &str) -> ExitCode {
    // Nobody is left to tell when standard error is closed too.
    let _ = writeln!(io::stderr(), "census: {message}");
    ExitCode::from(code)
}

/// Counts the folder on `options.threads` threads, while this one watches.
fn take_census(options: Options) -> Finding {
    let start = Instant::now();
    let census = SharedCensus::from(Census::new(options));
    let mut snapshots = 0;
    thread::scope(|scope| {
        let shared = &census;
        // Nothing is ever sent: the walk says that it ended, or panicked, by dropping its end.
        let (walking, walked) = mpsc::channel::<()>();
        scope.spawn(move || {
            walk::walk(shared);
            drop(walking);
        });

        let progress = Progress::start();
        loop {
            let so_far = shared.snapshot();
            so_far.assert_adds_up();
            snapshots += 1;
            progress.show(&so_far);
            if walked.recv_timeout(TICK) != Err(RecvTimeoutError::Timeout) {
                break;
            }
        }
    });

    let mut census = census.into_inner();
    census.assert_adds_up();
    // The threads found them in an order of their own.
    census.unreadable.sort();
    Finding {
        census,
        snapshots,
        elapsed: start.elapsed(),
    }
}
