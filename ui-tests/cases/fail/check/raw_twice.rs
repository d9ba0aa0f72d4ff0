//! One raw lock is enough.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raw = interior::raw::DefaultMutex, raw = interior::raw::DefaultMutex))]
    balance: i64,
}

fn main() {}
