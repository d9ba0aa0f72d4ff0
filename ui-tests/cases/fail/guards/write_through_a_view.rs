//! A read-only view of a lock is read.

use interior::{MutexGuard, Shared};

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![] });
    let view = MutexGuard::into_ref(account.log().lock());
    view.push(1);
}
