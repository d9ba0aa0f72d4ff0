//! A result that is not written yet is the compiler's to report; other methods are exposed.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    pub fn last(&self) -> {}
}

fn main() {
    let log = SharedLog {
        log: Mutex::new(Log { lines: Vec::new() }),
    };
    log.len();
}
