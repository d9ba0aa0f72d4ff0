//! The same argument twice: at the second.

use interior::Shared;

#[derive(Shared)]
#[shared(sync, name = A, sync)]
#[shared(name = B)]
struct Account {
    #[shared(mutex, name = x, name = y)]
    balance: i64,
}

fn main() {}
