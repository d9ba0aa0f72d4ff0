//! A field is in one group.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex), group(rest, mutex))]
struct Account {
    #[shared(group = ledger, group = rest)]
    balance: i64,
}

fn main() {}
