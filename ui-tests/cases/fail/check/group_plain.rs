//! A group stands behind something.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, plain))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
