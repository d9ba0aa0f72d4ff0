//! Arithmetic goes through a dereference.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let mut balance = account.balance().lock();
    balance += 1;
}
