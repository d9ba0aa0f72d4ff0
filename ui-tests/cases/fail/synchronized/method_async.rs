//! A lock is not held while a future waits.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub async fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
