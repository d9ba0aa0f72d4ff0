//! A cell cannot hold a group.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, cell))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(plain, group = other)]
    log: Vec<String>,
}

fn main() {}
