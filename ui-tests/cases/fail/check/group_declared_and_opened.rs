//! A group declared on the struct and opened by a field.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(mutex, group = ledger)]
    balance: i64,
}

fn main() {}
