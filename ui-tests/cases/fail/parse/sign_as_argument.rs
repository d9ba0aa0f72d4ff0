//! A sign opens no argument.

use interior::Shared;

#[derive(Shared)]
#[shared(!sync)]
struct Account {
    balance: i64,
}

fn main() {}
