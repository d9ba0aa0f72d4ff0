//! A guard is compared through a dereference.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    assert!(account.balance().lock() == 1);
    assert!(account.balance().lock() > account.balance().lock());
}
