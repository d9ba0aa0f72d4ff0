//! Only methods have arguments.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    #[synchronized(skip)]
    pub const N: usize = 1;

    #[synchronized(as = make)]
    pub fn new() -> Self {
        Log { lines: Vec::new() }
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
