//! A group has an accessor, whose name is free.

use interior::Shared;

#[derive(Shared)]
#[shared(group(snapshot, mutex))]
struct Account {
    #[shared(group = snapshot)]
    balance: i64,
}

fn main() {}
