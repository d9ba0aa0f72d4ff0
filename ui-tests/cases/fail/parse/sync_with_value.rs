//! `sync` stands by itself.

use interior::Shared;

#[derive(Shared)]
#[shared(sync = true)]
struct Account {
    balance: i64,
}

fn main() {}
