//! A keyword is a name only with `r#`.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog::log)]
impl Log {
    #[synchronized(as = match)]
    pub fn len(&self) -> usize {
        self.lines.len()
    }
}

fn main() {
    let log = SharedLog {
        log: Mutex::new(Log { lines: Vec::new() }),
    };
    log.r#match();
}
