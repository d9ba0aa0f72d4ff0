//! Where the way to the payload is not known, nothing is said about the target.

use interior::{Shared, synchronized};

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Log,
}

struct Log(Vec<String>);

#[synchronized(SharedAccount, log)]
impl Log {
    pub fn first(&self) -> usize {
        self.0.len()
    }
}

#[synchronized(SharedAccount, via = )]
impl Log {
    pub fn second(&self) -> usize {
        self.0.len()
    }
}

fn main() {}
