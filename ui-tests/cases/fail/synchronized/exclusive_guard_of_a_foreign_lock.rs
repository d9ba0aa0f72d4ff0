//! What is lent out for writing needs a guard of this library.

use interior::synchronized;

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: std::sync::Mutex<Log>,
}

#[synchronized(SharedLog, via = self.log.lock().unwrap(), mutex)]
impl Log {
    pub fn first(&mut self) -> Option<&mut String> {
        self.lines.first_mut()
    }
}

fn main() {}
