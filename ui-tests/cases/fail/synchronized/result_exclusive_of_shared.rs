//! A guard of `&self` is read-only.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn leak(&self) -> &mut String {
        Box::leak(Box::default())
    }
}

fn main() {}
