//! A cell hands out no references.

use interior::Shared;

#[derive(Shared)]
#[shared(whole = cell)]
struct Account {
    balance: i64,
}

fn main() {}
