//! A guard lives as long as the companion it borrows, not as another argument.

use interior::{MutexGuard, Shared};

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn locked<'a>(account: &SharedAccount, _: &'a str) -> MutexGuard<'a, i64> {
    account.balance().lock()
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    drop(locked(&account, ""));
}
