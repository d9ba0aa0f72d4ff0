//! The raw lock belongs to a kind.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log, raw = interior::raw::DefaultMutex)]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
