//! An argument begins with a word.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log, +)]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
