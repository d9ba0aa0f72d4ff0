//! A guard that is gone is not dropped again.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let balance = account.balance().lock();
    drop(balance);
    drop(balance);
}
