//! On a field a group is named.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(group(ledger, mutex))]
    balance: i64,
}

fn main() {}
