//! Only methods are forwarded.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn new() -> Self;
}

fn main() {}
