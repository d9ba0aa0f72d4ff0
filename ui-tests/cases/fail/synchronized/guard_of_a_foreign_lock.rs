//! Guards of other libraries are held for calls only.

use interior::{synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: std::sync::Mutex<Log>,
}

#[synchronized(SharedLog, via = self.log.lock().unwrap(), mutex)]
impl Log {
    pub fn first(&self) -> Option<&String> {
        self.lines.first()
    }
}

fn main() {}
