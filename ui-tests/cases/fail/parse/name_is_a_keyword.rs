//! A keyword is no name, unless it is raw.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, name = type)]
    balance: i64,
}

fn main() {}
