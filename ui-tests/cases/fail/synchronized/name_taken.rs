//! Two exposed methods need two names.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    #[synchronized(as = len)]
    pub fn count(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
