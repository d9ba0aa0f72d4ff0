//! A trait's methods are not exposed.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Clone for Log {
    #[synchronized(skip)]
    fn clone(&self) -> Self {
        Log { lines: self.lines.clone() }
    }
}

fn main() {}
