//! What stands behind `via` is the compiler's to read; the methods exist whatever it is.

use interior::{Shared, synchronized};

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Log,
}

struct Log(Vec<String>);

#[synchronized(SharedAccount, via = self.)]
impl Log {
    pub fn first(&self) -> usize {
        self.0.len()
    }
    pub fn second(&self) -> usize {
        self.0.len()
    }
}

#[synchronized(SharedAccount, via = self.log() self)]
impl Log {
    pub fn third(&self) -> usize {
        self.0.len()
    }
    pub fn third_too(&self) -> usize {
        self.0.len()
    }
}

#[synchronized(SharedAccount, via = self.log() +)]
impl Log {
    pub fn fourth(&self) -> usize {
        self.0.len()
    }
}

#[synchronized(SharedAccount, via = mutex)]
impl Log {
    pub fn fifth(&self) -> usize {
        self.0.len()
    }
}

fn use_all(account: &SharedAccount, log: &Log) -> usize {
    log.first() + account.first() + account.second() + account.third() + account.fourth()
}

fn main() {}
