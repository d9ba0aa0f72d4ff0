//! A guard borrows from `self` alone.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn find<'a>(&'a self, other: &'a String) -> &'a String {
        self.lines.first().unwrap_or(other)
    }
}

fn main() {}
