//! One mistake; what uses the companion is not in error.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutx)]
    balance: i64,
    #[shared(rwlock)]
    owner: String,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1, owner: String::new() });
    account.owner().set(String::new());
    let _ = account.balance();
    let _: Account = account.into_inner();
}
