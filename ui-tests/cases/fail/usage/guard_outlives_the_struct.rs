//! A guard borrows its lock.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let guard = {
        let account = SharedAccount::from(Account { balance: 1 });
        account.balance().lock()
    };
    drop(guard);
}
