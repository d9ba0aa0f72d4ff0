//! `via` does not show which guard a result becomes.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog, via = self.log)]
impl Log {
    pub fn first(&self) -> Option<&String> {
        self.lines.first()
    }
}

fn main() {}
