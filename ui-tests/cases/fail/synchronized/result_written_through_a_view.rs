//! What `&self` returns cannot be written.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log, mutex)]
impl Log {
    pub fn first(&self) -> Option<&String> {
        self.lines.first()
    }
}

fn write(log: &SharedLog) {
    log.first().unwrap().push('!');
}

fn main() {}
