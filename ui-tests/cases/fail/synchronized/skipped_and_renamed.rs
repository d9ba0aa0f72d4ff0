//! A skipped method has no other name.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    #[synchronized(skip, as = count)]
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
