//! `condvar` is an option of the lock.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, condvar = changed)]
    balance: i64,
}

fn main() {}
