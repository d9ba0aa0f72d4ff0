//! There is one default.

use interior::Shared;

#[derive(Shared)]
#[shared(default = mutex, default = rwlock)]
struct Account {
    balance: i64,
}

fn main() {}
