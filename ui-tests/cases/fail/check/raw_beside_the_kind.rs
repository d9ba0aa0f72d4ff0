//! `raw` is an option of the kind.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, raw = interior::raw::DefaultMutex)]
    balance: i64,
}

fn main() {}
