//! A mapped guard stays on its thread, too.

use interior::{RwLockReadGuard, Shared};

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    log: Vec<i64>,
}

fn hand_over<T: Send>(_: T) {}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    hand_over(RwLockReadGuard::map(account.log().read(), |log| &log[0]));
}
