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

#[derive(Shared)]
#[shared(whole = refcell, after = SharedAccount::owner)]
struct Draft {
    text: String,
}

fn main() {}
