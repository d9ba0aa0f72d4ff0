//! Verbs are methods of the lock, or listed in `access(..)`.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    account.set_balance(2);
    account.replace(3);
}
