//! Behind a lock, the payload is only lent.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn into_lines(self) -> Vec<String> {
        self.lines
    }

    pub fn boxed(self: Box<Self>) -> Vec<String> {
        self.lines
    }
}

fn main() {}
