//! Exposed methods are ordinary ones.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub extern "C" fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
