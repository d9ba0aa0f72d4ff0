//! The field's own lock is kept as it is.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(condvar = changed), wrapped, access(lock, handle))]
    balance: interior::Mutex<i64>,
}

fn main() {}
