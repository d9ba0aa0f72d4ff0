//! A condition variable belongs to one lock.

use interior::Shared;

#[derive(Shared)]
#[shared(default = mutex(condvar = changed))]
struct Account {
    balance: i64,
    limit: i64,
}

fn main() {}
