//! What a guard is mapped to lies in the lock.

use interior::{MutexGuard, Shared};

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![] });
    let mut elsewhere = 1;
    let mapped = MutexGuard::map(account.log().lock(), |_| &mut elsewhere);
    drop(mapped);
}
