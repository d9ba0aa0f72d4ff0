//! The attribute on a method says `skip` or `as`.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    #[synchronized]
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
