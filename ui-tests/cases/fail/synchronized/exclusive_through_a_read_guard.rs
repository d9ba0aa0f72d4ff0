//! A read guard does not change its payload.

use interior::{RwLock, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: RwLock<Log>,
}

#[synchronized(SharedLog, via = self.log.read())]
impl Log {
    pub fn clear(&mut self) {
        self.lines.clear();
    }
}

fn main() {}
