//! An order is about one lock, not about the struct and not about the kind.

use interior::Shared;

#[derive(Shared)]
#[shared(after = Self::owner)]
struct Account {
    #[shared(mutex(after = Self::owner))]
    balance: i64,
    #[shared(rwlock)]
    owner: String,
}

fn main() {}
