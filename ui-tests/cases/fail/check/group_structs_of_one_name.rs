//! The structs of two groups have two names.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex, name = State), group(rest, rwlock, name = State))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
    #[shared(group = rest)]
    log: Vec<i64>,
}

fn main() {}
