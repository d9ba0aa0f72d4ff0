//! `access(..)` lists verbs.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, access(get set, "lock"))]
    balance: i64,
}

fn main() {}
