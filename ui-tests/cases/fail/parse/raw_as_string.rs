//! The raw lock is the path of a type.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raw = "DefaultMutex"))]
    balance: i64,
}

fn main() {}
