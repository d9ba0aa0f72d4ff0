//! A field of a group has no methods of its own.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger, access(get))]
    balance: i64,
}

fn main() {}
