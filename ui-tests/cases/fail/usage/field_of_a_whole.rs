//! The fields are behind the lock.

use interior::Shared;

#[derive(Shared)]
#[shared(whole = mutex)]
struct Account {
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    account.balance().set(2);
}
