//! Walks the folder: each thread takes the next entry of the tree and adds it to the census.

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use ignore::{DirEntry, WalkBuilder, WalkState};

use crate::census::{SharedCensus, Tally};
use crate::read::{Problem, Reader, Reason};

/// Adds everything below the folder to `census`, with as many threads as its options name.
///
/// The threads are those of the walker; all of them hold the same `&SharedCensus`.
pub(crate) fn walk(census: &SharedCensus) {
    let options = census.options();
    WalkBuilder::new(&options.folder)
        .standard_filters(!options.all)
        .threads(options.threads)
        .build_parallel()
        .run(|| {
            let mut reader = Reader::default();
            Box::new(move |found| {
                match found {
                    Ok(entry) => add_entry(census, &entry, &mut reader),
                    Err(error) => add_error(census, &error, None),
                }
                WalkState::Continue
            })
        });
}

fn add_entry(census: &SharedCensus, entry: &DirEntry, reader: &mut Reader) {
    if let Some(error) = entry.error() {
        // An ignore file with a pattern that is none; the entry itself is fine.
        add_error(census, error, Some(entry.path()));
    }
    let path = entry.path();
    match tally(entry, reader) {
        Ok(Some(tally)) => census.add(extension(path), tally),
        Ok(None) => {}
        Err(problem) => census.add_unreadable(below_folder(census, path), problem),
    }
}

/// Reads what `entry` stands for; folders and links have no figures of their own.
fn tally(entry: &DirEntry, reader: &mut Reader) -> Result<Option<Tally>, Problem> {
    let path = entry.path();
    match entry.file_type() {
        Some(kind) if kind.is_file() => reader.read(path).map(Some),
        Some(kind) if kind.is_dir() => Ok(None),
        Some(kind) if kind.is_symlink() => match fs::metadata(path) {
            Ok(_) => Ok(None),
            Err(error) if error.kind() == ErrorKind::PermissionDenied => Err(error.into()),
            Err(error) => Err(Problem::new(Reason::BrokenLink, error)),
        },
        // Opening a pipe would wait for somebody to write to it.
        _ => Err(Problem::new(Reason::NotAFile, "a pipe, socket or device")),
    }
}

/// Lists what the walker could not do, such as listing a folder.
fn add_error(census: &SharedCensus, error: &ignore::Error, entry: Option<&Path>) {
    let path = path_of(error).or(entry).unwrap_or(Path::new(""));
    let problem = match error.io_error() {
        Some(error) => Problem::from(error),
        None => Problem::new(Reason::Other, error),
    };
    census.add_unreadable(below_folder(census, path), problem);
}

fn path_of(error: &ignore::Error) -> Option<&Path> {
    match error {
        ignore::Error::WithPath { path, .. } => Some(path),
        ignore::Error::WithDepth { err, .. } | ignore::Error::WithLineNumber { err, .. } => {
            path_of(err)
        }
        ignore::Error::Partial(errors) => errors.iter().find_map(path_of),
        _ => None,
    }
}

fn below_folder(census: &SharedCensus, path: &Path) -> PathBuf {
    path.strip_prefix(&census.options().folder)
        .unwrap_or(path)
        .to_path_buf()
}

/// The extension in small letters; empty if there is none.
fn extension(path: &Path) -> String {
    path.extension()
        .unwrap_or_default()
        .to_string_lossy()
        .to_ascii_lowercase()
}
