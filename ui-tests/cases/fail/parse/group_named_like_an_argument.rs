//! `name` is an argument of the group, so the group has no name here.

use interior::Shared;

#[derive(Shared)]
#[shared(group(name = Ledger, mutex))]
struct Account {
    balance: i64,
}

fn main() {}
