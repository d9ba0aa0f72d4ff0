//! `name` is about the accessor, not about the lock.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(name = total))]
    balance: i64,
}

fn main() {}
