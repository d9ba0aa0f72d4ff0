//! A type that is no raw lock.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raw = String))]
    balance: i64,
}

fn main() {}
