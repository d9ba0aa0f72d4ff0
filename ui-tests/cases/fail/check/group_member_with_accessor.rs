//! The fields of a group have no accessors of their own.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger, name = total, vis = pub)]
    balance: i64,
}

fn main() {}
