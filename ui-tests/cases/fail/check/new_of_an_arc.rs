//! A constant cannot allocate.

use interior::Shared;

#[derive(Shared)]
#[shared(new)]
struct Account {
    #[shared(mutex, arc)]
    balance: i64,
}

fn main() {}
