//! An option that a kind does not have.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raww = interior::raw::DefaultMutex))]
    balance: i64,
    #[shared(rwlock(fair))]
    owner: String,
}

fn main() {}
