//! The path of a raw lock is the value of `raw`.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(interior::raw::DefaultMutex))]
    balance: i64,
}

fn main() {}
