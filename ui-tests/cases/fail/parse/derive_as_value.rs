//! The derives of the companion stand in a list.

use interior::Shared;

#[derive(Shared)]
#[shared(derive = Debug)]
struct Account {
    balance: i64,
}

fn main() {}
