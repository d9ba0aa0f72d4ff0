//! A guard of `&mut self` writes.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn push(&mut self, line: String) -> &String {
        self.lines.push(line);
        &self.lines[0]
    }
}

fn main() {}
