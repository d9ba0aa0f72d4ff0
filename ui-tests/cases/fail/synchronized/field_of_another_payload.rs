//! The field holds something else.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<String>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
