//! An unmarked field has no lock.

use interior::Shared;

#[derive(Shared)]
struct Account {
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    account.balance().lock();
}
