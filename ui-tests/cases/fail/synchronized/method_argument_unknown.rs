//! A method has two arguments.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    #[synchronized(skipp)]
    pub fn len(&self) -> usize {
        self.lines.len()
    }

    #[synchronized(expose)]
    fn last(&self) -> usize {
        self.lines.len()
    }
}

fn main() {}
