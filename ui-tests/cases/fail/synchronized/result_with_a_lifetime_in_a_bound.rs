//! Behind the lock the lifetime is that of the guard, of which no signature can speak.

use interior::{Mutex, synchronized};

trait Keeps<'a> {}

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    pub fn find<'a, 'b: 'a>(&'a self, _key: &'b str) -> Option<&'a String> {
        self.lines.first()
    }

    pub fn change<'a, 'b>(&'a mut self, _key: &'b str) -> &'a mut String
    where
        'b: 'a,
    {
        &mut self.lines[0]
    }

    pub fn keep<'a, K: Keeps<'a>>(&'a self, _key: K) -> &String {
        &self.lines[0]
    }
}

fn main() {}
