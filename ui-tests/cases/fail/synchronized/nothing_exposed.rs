//! A block without a method to expose has no use for the attribute.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn new() -> Self {
        Log { lines: Vec::new() }
    }
}

fn main() {}
