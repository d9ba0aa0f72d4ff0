//! Arguments cannot come and go.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn add(&mut self, #[cfg(all())] line: String) {
        self.lines.push(line);
    }
}

fn main() {}
