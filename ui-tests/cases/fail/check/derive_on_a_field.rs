//! A field derives nothing, also in a group.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger, derive(Debug))]
    balance: i64,
}

fn main() {}
