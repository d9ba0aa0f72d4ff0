//! What stands around the target is wrong, and the target is still there.

use interior::{Mutex, synchronized};

struct Log {
    lines: Vec<String>,
}

struct SharedLog {
    log: Mutex<Log>,
}

#[synchronized(SharedLog.log)]
impl Log {
    pub fn dot(&self) {}
}

#[synchronized(SharedLog log)]
impl Log {
    pub fn space(&self) {}
}

#[synchronized(SharedLog::log())]
impl Log {
    pub fn call(&self) {}
}

#[synchronized(SharedLog::log prefix = log_)]
impl Log {
    pub fn comma(&self) {}
}

#[synchronized(SharedLog::log; expose)]
impl Log {
    fn semicolon(&self) {}
}

#[synchronized(SharedLog::log as mutex)]
impl Log {
    pub fn kind(&self) -> &[String] {
        &self.lines
    }
}

#[synchronized(for SharedLog::log)]
impl Log {
    pub fn word(&self) {}
}

#[synchronized(target = SharedLog::log)]
impl Log {
    pub fn value(&self) {}
}

#[synchronized(&SharedLog::log)]
impl Log {
    pub fn reference(&self) {}
}

#[synchronized("SharedLog::log")]
impl Log {
    pub fn quoted(&self) {}
}

fn main() {
    let log = SharedLog {
        log: Mutex::new(Log { lines: Vec::new() }),
    };
    log.dot();
    log.space();
    log.call();
    log.log_comma();
    log.semicolon();
    log.kind();
    log.word();
    log.value();
    log.reference();
    log.quoted();
}
