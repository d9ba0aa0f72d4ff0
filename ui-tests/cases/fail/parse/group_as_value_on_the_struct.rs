//! On the struct a group is declared.

use interior::Shared;

#[derive(Shared)]
#[shared(group = ledger)]
struct Account {
    balance: i64,
}

fn main() {}
