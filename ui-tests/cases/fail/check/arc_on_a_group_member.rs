//! The fields of a group share one lock.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger, arc)]
    balance: i64,
    #[shared(group = ledger, wrapped)]
    limit: i64,
}

fn main() {}
