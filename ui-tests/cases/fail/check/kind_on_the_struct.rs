//! A kind on the struct is its default.

use interior::Shared;

#[derive(Shared)]
#[shared(mutex)]
struct Account {
    balance: i64,
}

fn main() {}
