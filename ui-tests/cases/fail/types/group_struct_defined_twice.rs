//! The name of the group's struct is taken.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

struct AccountLedger;

fn main() {}
