//! What takes a value does not take a guard.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn show(_: i64) {}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    show(account.balance().lock());
}
