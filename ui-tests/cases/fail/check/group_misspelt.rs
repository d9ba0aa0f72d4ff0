//! A name that resembles a group is probably that group.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = leger)]
    log: Vec<i64>,
}

fn main() {}
