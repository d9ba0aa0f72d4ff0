//! A renamed accessor may take no group's name.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(mutex, name = ledger)]
    log: Vec<i64>,
}

fn main() {}
