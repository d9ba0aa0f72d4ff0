//! An order is declared by the fields that come before.

use interior::Shared;

#[derive(Shared)]
struct Bank {
    #[shared(mutex, after())]
    index: Vec<u64>,
}

#[derive(Shared)]
struct Account {
    #[shared(mutex, after)]
    balance: i64,
    #[shared(rwlock, after = index)]
    owner: String,
    #[shared(rwlock, after(SharedBank::index, 7, index))]
    limits: Vec<i64>,
}

fn main() {}
