//! The lock is the group's.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger, after = Self::owner)]
    balance: i64,
    #[shared(group = ledger)]
    log: Vec<String>,
    #[shared(rwlock)]
    owner: String,
}

fn main() {}
