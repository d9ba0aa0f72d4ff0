//! Reads one file, block by block, and says what it holds or why it cannot be read.

use core::fmt::{self, Display};
use core::str;
use std::fs::File;
use std::io::{self, ErrorKind, Read};
use std::path::Path;

use serde::Serialize;

use crate::census::Tally;

/// How much of a file is in memory at a time; also how far a NUL byte is looked for.
const BLOCK: u64 = 64 * 1024;

/// Why something counts nowhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub(crate) enum Reason {
    BadEncoding,
    BrokenLink,
    NoPermission,
    NotAFile,
    Vanished,
    Other,
}

/// A reason and the particulars of the case.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub(crate) struct Problem {
    pub reason: Reason,
    pub detail: String,
}

/// Reads files one after the other into the same block of memory.
#[derive(Debug, Default)]
pub(crate) struct Reader {
    block: Vec<u8>,
}

impl Reader {
    pub(crate) fn read(&mut self, path: &Path) -> Result<Tally, Problem> {
        let mut file = File::open(path)?;
        let mut tally = Tally {
            files: 1,
            ..Tally::default()
        };
        let mut last = b'\n';

        self.block.clear();
        loop {
            // What the last block left over: the first bytes of a character that was cut in two.
            let carried = self.block.len();
            let fresh = file.by_ref().take(BLOCK).read_to_end(&mut self.block)?;

            if tally.bytes == 0 && self.block.contains(&0) {
                tally.binary = 1;
                tally.bytes = file.metadata()?.len();
                return Ok(tally);
            }
            let whole = match str::from_utf8(&self.block) {
                Ok(text) => text.len(),
                Err(error) if error.error_len().is_none() && fresh > 0 => error.valid_up_to(),
                Err(error) => {
                    let at = tally.bytes - carried as u64 + error.valid_up_to() as u64;
                    return Err(Problem::new(
                        Reason::BadEncoding,
                        format_args!("not UTF-8 at byte {at}"),
                    ));
                }
            };
            if fresh == 0 {
                break;
            }
            let new = &self.block[carried..];
            tally.bytes += fresh as u64;
            tally.lines += new
                .iter()
                .map(|&byte| u64::from(byte == b'\n'))
                .sum::<u64>();
            last = new[fresh - 1];
            self.block.drain(..whole);
        }
        // The last line need not end with a line feed.
        tally.lines += u64::from(last != b'\n');
        Ok(tally)
    }
}

impl Problem {
    pub(crate) fn new(reason: Reason, detail: impl Display) -> Self {
        Problem {
            reason,
            detail: detail.to_string(),
        }
    }
}

impl From<&io::Error> for Problem {
    fn from(error: &io::Error) -> Self {
        let reason = match error.kind() {
            ErrorKind::PermissionDenied => Reason::NoPermission,
            // It was there when its folder was listed.
            ErrorKind::NotFound => Reason::Vanished,
            _ => Reason::Other,
        };
        Problem::new(reason, error)
    }
}

impl From<io::Error> for Problem {
    fn from(error: io::Error) -> Self {
        Problem::from(&error)
    }
}

impl Display for Reason {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Reason::BadEncoding => "bad encoding",
            Reason::BrokenLink => "broken link",
            Reason::NoPermission => "no permission",
            Reason::NotAFile => "not a file",
            Reason::Vanished => "vanished",
            Reason::Other => "other",
        })
    }
}
