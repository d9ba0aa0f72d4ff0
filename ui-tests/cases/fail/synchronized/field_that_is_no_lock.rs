//! A `Cell` hands out copies, never its payload.

use interior::{Cell, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Cell<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn len(&self) -> usize {
        1
    }
}

fn main() {}
