//! A type cannot have a method of one name twice.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(Log)]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

#[synchronized(SharedLog::log)]
impl SharedLog {
    pub fn is_empty(&self) -> bool {
        self.log.lock().len() == 0
    }
}

fn main() {
    let log = SharedLog {
        log: Mutex::new(Log { lines: Vec::new() }),
    };
    log.is_empty();
}
