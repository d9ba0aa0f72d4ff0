//! Nothing is poisoned, so there is nothing to unwrap.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    *account.balance().lock().unwrap() += 1;
}
