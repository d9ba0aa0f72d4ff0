//! The kind of a group is given in one place.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger = mutex))]
struct Account {
    #[shared(rwlock, group = ledger)]
    balance: i64,
}

fn main() {}
