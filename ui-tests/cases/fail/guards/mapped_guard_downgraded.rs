//! A mapped guard stays what it is: a reader could see the rest.

use interior::{RwLockWriteGuard, Shared};

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    let mapped = RwLockWriteGuard::map(account.log().write(), |log| &mut log[0]);
    let _ = RwLockWriteGuard::downgrade(mapped);
}
