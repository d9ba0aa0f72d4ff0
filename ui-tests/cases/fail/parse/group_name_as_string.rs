//! The name of a group is an identifier.

use interior::Shared;

#[derive(Shared)]
#[shared(group("ledger", mutex))]
struct Account {
    #[shared(group = "ledger")]
    balance: i64,
}

fn main() {}
