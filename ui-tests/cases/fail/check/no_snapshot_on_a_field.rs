//! `no_snapshot` is about the whole struct.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, no_snapshot)]
    balance: i64,
}

fn main() {}
