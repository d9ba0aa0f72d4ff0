//! What the threads share: plain data, and the companion that the derive makes of it.

use core::ops::AddAssign;
use std::collections::BTreeMap;
use std::path::PathBuf;

use interior::{Shared, lock_all};
use serde::Serialize;

use crate::options::Options;
use crate::read::Problem;

/// What a folder holds.
#[derive(Shared, Debug, Serialize)]
#[shared(sync, group(totals, mutex))]
pub(crate) struct Census {
    /// What was asked for: nobody changes it, so no lock guards it.
    pub options: Options,

    /// Files that were read; these four fields are behind one lock.
    #[shared(group = totals)]
    pub files: u64,
    /// How many of the files are binary.
    #[shared(group = totals)]
    pub binary: u64,
    /// Bytes in the files.
    #[shared(group = totals)]
    pub bytes: u64,
    /// Lines in the files that are text.
    #[shared(group = totals)]
    pub lines: u64,

    /// The same figures for each file extension; the empty one is for names without.
    #[shared(rwlock)]
    pub extensions: BTreeMap<String, Tally>,

    /// What could not be read, and why.
    #[shared(mutex)]
    pub unreadable: Vec<Unreadable>,
}

/// The figures of one file, or the sums of several.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
pub(crate) struct Tally {
    pub files: u64,
    pub binary: u64,
    pub bytes: u64,
    pub lines: u64,
}

/// A file, folder or link that could not be read.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Unreadable {
    /// As seen from the folder that is counted.
    #[serde(serialize_with = "crate::report::path_as_text")]
    pub path: PathBuf,
    #[serde(flatten)]
    pub problem: Problem,
}

/// What the threads do, all at the same time, through `&self`.
impl SharedCensus {
    /// Adds the figures of one file.
    ///
    /// Both locks are held at once, so whoever takes a snapshot sees the file in both or in none.
    pub(crate) fn add(&self, extension: String, file: Tally) {
        let (mut totals, mut extensions) = lock_all((self.totals(), self.extensions().writing()));
        totals.files += file.files;
        totals.binary += file.binary;
        totals.bytes += file.bytes;
        totals.lines += file.lines;
        *extensions.entry(extension).or_default() += file;
    }

    /// Lists something that could not be read.
    pub(crate) fn add_unreadable(&self, path: PathBuf, problem: Problem) {
        self.unreadable().lock().push(Unreadable { path, problem });
    }
}

/// What one thread does, before and after the others.
impl Census {
    pub(crate) fn new(options: Options) -> Self {
        Census {
            options,
            files: 0,
            binary: 0,
            bytes: 0,
            lines: 0,
            extensions: BTreeMap::new(),
            unreadable: Vec::new(),
        }
    }

    pub(crate) fn totals(&self) -> Tally {
        Tally {
            files: self.files,
            binary: self.binary,
            bytes: self.bytes,
            lines: self.lines,
        }
    }

    /// Panics unless the totals are the sums over the extensions.
    pub(crate) fn assert_adds_up(&self) {
        let mut sums = Tally::default();
        for &tally in self.extensions.values() {
            sums += tally;
        }
        assert_eq!(
            sums,
            self.totals(),
            "the totals differ from the sums over the extensions"
        );
    }
}

impl AddAssign for Tally {
    fn add_assign(&mut self, other: Tally) {
        self.files += other.files;
        self.binary += other.binary;
        self.bytes += other.bytes;
        self.lines += other.lines;
    }
}
