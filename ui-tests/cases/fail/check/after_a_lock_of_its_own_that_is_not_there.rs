//! The struct's own locks are known, and so is which of them was meant.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, after())]
    entries: Vec<i64>,
    #[shared(refcell)]
    notes: Vec<String>,
    #[shared(mutex, after = Self::entires)]
    balance: i64,
    #[shared(mutex, after(SharedAccount::notes, Self::entries))]
    owner: String,
}

#[derive(Shared)]
struct Lonely {
    #[shared(mutex, after = Self::notes)]
    balance: i64,
    notes: String,
}

fn main() {}
