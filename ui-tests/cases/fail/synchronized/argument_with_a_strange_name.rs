//! What is like no argument gets the list of those there are.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log, locked)]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
