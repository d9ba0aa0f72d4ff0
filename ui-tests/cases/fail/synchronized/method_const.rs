//! No lock can be taken in a constant.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub const fn is_log(&self) -> bool {
        true
    }
}

fn main() {}
