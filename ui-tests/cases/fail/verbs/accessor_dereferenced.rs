//! An accessor gives the lock, not what is in it.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let _: i64 = *account.balance();
    let _: i64 = account.balance();
}
