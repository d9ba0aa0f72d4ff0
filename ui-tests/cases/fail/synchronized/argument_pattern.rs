//! Arguments are passed on by name.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn add(&mut self, (first, second): (String, String), _: u8) {
        self.lines.extend([first, second]);
    }
}

fn main() {}
