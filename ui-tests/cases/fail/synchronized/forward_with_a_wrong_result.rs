//! A forward returns what the method does.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

impl Log {
    fn len(&self) -> usize {
        self.lines.len()
    }
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn len(&self) -> bool;

    #[synchronized(skip)]
    pub fn other(&self) -> usize {
        0
    }
}

fn main() {}
