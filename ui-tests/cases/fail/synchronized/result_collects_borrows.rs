//! Borrows in a collection cannot leave the lock.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn all(&self) -> Vec<&String> {
        self.lines.iter().collect()
    }

    pub fn iter(&self) -> core::slice::Iter<'_, String> {
        self.lines.iter()
    }

    pub fn tail<'s>(&'s self) -> Option<core::slice::Iter<'s, String>> {
        Some(self.lines.iter())
    }

    pub fn both(&self) -> (&String, usize) {
        (&self.lines[0], 1)
    }

    pub fn why_not(&self) -> Result<&String, &str> {
        Ok(&self.lines[0])
    }
}

fn main() {}
