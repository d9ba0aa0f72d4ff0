//! A lock is no number: `update` changes it, `get` copies it.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    account.balance() += 1;
    let _ = account.balance() + 1;
}
