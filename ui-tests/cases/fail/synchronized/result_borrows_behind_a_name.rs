//! What the tokens do not show is the compiler's to find, at the result.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn iter(&self) -> core::slice::Iter<String> {
        self.lines.iter()
    }
}

fn main() {}
