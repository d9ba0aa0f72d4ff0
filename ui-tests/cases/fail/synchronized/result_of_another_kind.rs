//! The kind named must be the field's.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log, rwlock)]
impl Log {
    pub fn first(&self) -> Option<&String> {
        self.lines.first()
    }
}

fn main() {}
