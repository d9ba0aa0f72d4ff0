//! One mistake in an argument is one error, and the argument still means what it says.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog, via self.log)]
impl Log {
    pub fn space(&self) {}
}

#[synchronized(SharedLog, via: self.log)]
impl Log {
    pub fn colon(&self) {}
}

#[synchronized(SharedLog::log, prefix log_)]
impl Log {
    pub fn word(&self) {}
}

#[synchronized(SharedLog::log, prefix = "log_", "mutex")]
impl Log {
    pub fn quotes(&self) -> &[String] {
        &self.lines
    }

    #[synchronized(as = "renamed")]
    pub fn quoted(&self) {}
}

#[synchronized(SharedLog::log, SharedLog::other)]
impl Log {
    pub fn path(&self) {}
}

fn main() {
    let log = SharedLog {
        log: Mutex::new(Log { lines: Vec::new() }),
    };
    log.space();
    log.colon();
    log.log_word();
    log.log_quotes();
    log.renamed();
    log.path();
}
