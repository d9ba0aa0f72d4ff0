//! A kind with parentheses and nothing in them.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex())]
    balance: i64,
}

fn main() {}
