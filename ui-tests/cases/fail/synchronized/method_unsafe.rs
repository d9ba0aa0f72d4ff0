//! A contract cannot be kept on somebody's behalf.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub unsafe fn first_unchecked(&self) -> u8 {
        0
    }
}

fn main() {}
