//! A kind takes a raw lock and nothing else.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log, mutex(fair, expose))]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

#[synchronized(SharedLog::log, mutex(raw))]
impl Log {
    pub fn lines(&self) -> &[String] {
        &self.lines
    }
}

fn main() {
    let log = SharedLog {
        log: Mutex::new(Log { lines: Vec::new() }),
    };
    log.len();
    log.lines();
}
