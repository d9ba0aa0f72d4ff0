//! A companion stays while a guard stands.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let guard = account.balance().lock();
    let plain = account.into_inner();
    drop(guard);
    drop(plain);
}
