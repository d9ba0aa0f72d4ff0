//! Only a lock that takes part in an order can come before another.

use interior::Shared;

#[derive(Shared)]
struct Bank {
    #[shared(mutex, after())]
    index: Vec<u64>,
    #[shared(refcell)]
    notes: Vec<String>,
}

#[derive(Shared)]
struct Silent {
    #[shared(mutex)]
    about: u8,
}

#[derive(Shared)]
struct Account {
    #[shared(mutex, after = SharedBank::indx)]
    balance: i64,
    #[shared(mutex, after = SharedSilent::about)]
    owner: String,
    #[shared(mutex, after(SharedBank::notes, Bank::index, SharedBnk::index))]
    log: Vec<String>,
}

fn main() {}
