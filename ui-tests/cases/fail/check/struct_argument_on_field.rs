//! Arguments of the struct on a field.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, sync, default = cell, derive(Debug), no_snapshot, group(ledger, mutex))]
    balance: i64,
}

fn main() {}
