//! A default would be a new companion, and no clone of any.

use interior::Shared;

#[derive(Shared, Default)]
#[shared(handle(Bank), derive(Default))]
struct Account {
    balance: i64,
}

fn main() {
    let bank = Bank::default();
    let other = bank.downgrade();
}
