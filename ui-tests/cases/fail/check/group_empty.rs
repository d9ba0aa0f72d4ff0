//! A group without fields.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
