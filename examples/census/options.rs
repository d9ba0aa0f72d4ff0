//! The command line: what was asked for, or what is wrong with it.

use std::ffi::OsString;
use std::fs;
use std::io::ErrorKind;
use std::path::PathBuf;
use std::thread;

use lexopt::{Arg, Error, Parser, ValueExt};
use serde::Serialize;

pub(crate) const HELP: &str = "\
Counts the files, lines and bytes of a folder.

Usage: census [OPTIONS] [FOLDER]

  [FOLDER]         what to count, by default the current folder

Options:
  -a, --all        count hidden and ignored files too; without it a file does not
                   count if its name, or that of a folder above it, starts with a
                   dot or is named by .gitignore, .ignore or git's other exclude
                   files
  -t, --threads N  read with N threads, 1 to 256; by default one for each core
      --json       print JSON instead of tables
  -h, --help       print this

A file with a NUL byte in its first 64 KiB is binary: its bytes count, its lines do
not. Every other file must be UTF-8. Links are not followed: what they lead to counts
where it stands. What cannot be read is listed with its reason and counts nowhere else.

Exit status: 0 if the folder was counted, even if some of it could not be read;
1 if the folder cannot be listed or the result cannot be printed;
2 if the command line is wrong.
";

/// More threads than this are a typing error on any machine.
const MAX_THREADS: usize = 256;

pub(crate) enum Command {
    Help,
    Count(Options),
}

/// What to count, and how.
#[derive(Clone, Debug, Serialize)]
pub(crate) struct Options {
    /// Where the walk starts.
    #[serde(serialize_with = "crate::report::path_as_text")]
    pub folder: PathBuf,
    /// Whether hidden and ignored files count.
    pub all: bool,
    /// How many threads read.
    pub threads: usize,
    /// Whether the result is printed as JSON.
    #[serde(skip)]
    pub json: bool,
}

pub(crate) fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<Command, Error> {
    let mut folder: Option<PathBuf> = None;
    let (mut all, mut threads, mut json) = (false, None, false);

    let mut parser = Parser::from_args(arguments);
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Short('a') | Arg::Long("all") => all = true,
            Arg::Long("json") => json = true,
            Arg::Short('t') | Arg::Long("threads") => {
                threads = Some(parse_threads(&parser.value()?.string()?)?);
            }
            Arg::Value(value) if folder.is_none() => folder = Some(value.into()),
            other => return Err(other.unexpected()),
        }
    }
    Ok(Command::Count(Options {
        folder: folder.unwrap_or_else(|| ".".into()),
        all,
        threads: threads.unwrap_or_else(|| thread::available_parallelism().map_or(1, usize::from)),
        json,
    }))
}

fn parse_threads(text: &str) -> Result<usize, String> {
    text.parse()
        .ok()
        .filter(|threads| (1..=MAX_THREADS).contains(threads))
        .ok_or_else(|| format!("`--threads` takes a number from 1 to {MAX_THREADS}, not `{text}`"))
}

impl Options {
    /// Says in a sentence why the folder cannot be counted at all, if so.
    pub(crate) fn check_folder(&self) -> Result<(), String> {
        let Err(error) = fs::read_dir(&self.folder) else {
            return Ok(());
        };
        let folder = self.folder.display();
        Err(match error.kind() {
            ErrorKind::NotFound => format!("there is no folder `{folder}`"),
            ErrorKind::NotADirectory => format!("`{folder}` is not a folder"),
            _ => format!("cannot list the folder `{folder}`: {error}"),
        })
    }
}
