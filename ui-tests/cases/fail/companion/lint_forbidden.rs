//! What is generated allows some lints, so these can be denied but not forbidden.

#![forbid(dead_code)]

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    account.balance().set(2);
}
