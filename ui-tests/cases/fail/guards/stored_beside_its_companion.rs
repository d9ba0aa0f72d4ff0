//! A struct cannot hold a companion and a guard of it.

use interior::{MutexGuard, Shared};

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

struct Both<'a> {
    account: SharedAccount,
    balance: MutexGuard<'a, i64>,
}

fn both<'a>() -> Both<'a> {
    let account = SharedAccount::from(Account { balance: 1 });
    let balance = account.balance().lock();
    Both { account, balance }
}

fn main() {
    drop(both());
}
