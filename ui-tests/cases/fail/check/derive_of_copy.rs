//! A companion is never copied, for its locks are not.

use interior::Shared;

#[derive(Shared)]
#[shared(derive(Copy, Eq))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
