//! `sync` is about the whole struct.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex, sync))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
