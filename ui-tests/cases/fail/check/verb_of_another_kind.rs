//! Each kind has its own verbs.

use interior::Shared;

#[derive(Shared)]
#[shared(group(pair, rwlock, access(lock)))]
struct Account {
    #[shared(access(set))]
    id: u64,
    #[shared(cell, access(borrow))]
    hits: u64,
    #[shared(mutex, access(read))]
    balance: i64,
    #[shared(group = pair)]
    left: u8,
}

fn main() {}
