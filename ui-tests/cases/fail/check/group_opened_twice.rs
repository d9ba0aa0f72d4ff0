//! A group whose kind is given on two fields.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, group = ledger)]
    balance: i64,
    #[shared(rwlock, group = ledger)]
    log: Vec<String>,
}

fn main() {}
