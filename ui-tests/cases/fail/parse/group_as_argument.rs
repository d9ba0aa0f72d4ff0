//! A field names its group with `group = <name>`.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(ledger)]
    log: Vec<i64>,
}

fn main() {}
