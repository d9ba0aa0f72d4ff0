//! A group has one kind.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex, rwlock))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
