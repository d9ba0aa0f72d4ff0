//! Orders in a circle cannot be kept.

use interior::Shared;

#[derive(Shared)]
struct Bank {
    #[shared(mutex, after = SharedAccount::ledger)]
    index: Vec<u64>,
}

#[derive(Shared)]
#[shared(group(ledger, mutex, after = SharedBank::index))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
