//! The struct's list has a verb that none of its fields has.

use interior::Shared;

#[derive(Shared)]
#[shared(access(get, write))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
