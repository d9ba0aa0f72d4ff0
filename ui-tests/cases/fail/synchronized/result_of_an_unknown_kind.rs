//! The kind of a hand-written field must be named.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn first(&self) -> Option<&String> {
        self.lines.first()
    }
}

fn main() {}
