//! An opaque type may borrow from behind the lock.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn iter(&self) -> impl Iterator<Item = &String> {
        self.lines.iter()
    }
}

fn main() {}
