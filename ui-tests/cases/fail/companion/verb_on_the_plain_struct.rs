//! The plain struct has fields, not accessors.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = Account { balance: 1 };
    account.balance().set(2);
}
