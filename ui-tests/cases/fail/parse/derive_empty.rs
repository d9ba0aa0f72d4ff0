//! A list of derives names at least one.

use interior::Shared;

#[derive(Shared)]
#[shared(derive())]
struct Account {
    balance: i64,
}

fn main() {}
