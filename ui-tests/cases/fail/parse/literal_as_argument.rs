//! A literal where an argument belongs.

use interior::Shared;

#[derive(Shared)]
#[shared("sync")]
struct Account {
    #[shared(5)]
    balance: i64,
}

fn main() {}
