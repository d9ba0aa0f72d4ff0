//! A guard is released where it was taken.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    hand_over(account.balance().lock());
}

fn hand_over<T: Send>(_: T) {}
