//! `get` copies, whatever the kind.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex, access(get)))]
struct Account {
    #[shared(rwlock, access(get, set))]
    owner: String,
    #[shared(access(get))]
    name: String,
    #[shared(refcell, access(take))]
    first: std::num::NonZeroU8,
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {}
