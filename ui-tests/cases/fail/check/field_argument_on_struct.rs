//! Arguments of a field on the struct.

use interior::Shared;

#[derive(Shared)]
#[shared(mutex, group = ledger)]
struct Account {
    balance: i64,
}

fn main() {}
