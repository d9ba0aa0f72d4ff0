//! Attributes in the list are doc comments.

use interior::Shared;

#[derive(Shared)]
#[shared(#[serde(skip)] group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
