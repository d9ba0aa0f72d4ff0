//! A trait derived twice.

use interior::Shared;

#[derive(Shared)]
#[shared(derive(Debug), derive(Debug))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
