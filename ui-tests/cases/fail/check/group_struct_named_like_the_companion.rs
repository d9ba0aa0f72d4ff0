//! Two generated types want the same name.

use interior::Shared;

#[derive(Shared)]
#[shared(name = Bank, group(ledger, mutex, name = Bank))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
