//! A declared group has to say which lock.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
