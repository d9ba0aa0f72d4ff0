//! Everything wrong is told in one run, and what is right is exposed.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log, exposed, prefix)]
impl Log {
    pub async fn wait(&self) {}

    pub fn take(self) {}

    pub fn all(&self) -> Vec<&String> {
        Vec::new()
    }

    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn exposed(log: &SharedLog) -> usize {
    log.len()
}

fn main() {}
