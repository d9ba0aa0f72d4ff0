//! A group declared twice.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex), group(ledger, rwlock))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
