//! The same kind twice.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, mutex)]
    balance: i64,
}

fn main() {}
