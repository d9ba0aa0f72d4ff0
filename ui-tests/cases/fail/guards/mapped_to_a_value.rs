//! A mapped guard holds a reference into the lock, not a value.

use interior::{MutexGuard, Shared};

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![] });
    let _ = MutexGuard::map(account.log().lock(), |log| log.len());
}
