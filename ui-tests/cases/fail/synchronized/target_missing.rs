//! The type that gets the methods comes first.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized()]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
