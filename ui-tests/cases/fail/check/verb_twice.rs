//! A verb is listed once.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, access(set, lock, set))]
    balance: i64,
}

fn main() {}
