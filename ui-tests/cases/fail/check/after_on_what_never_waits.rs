//! Only a lock is waited for.

use interior::Shared;

#[derive(Shared)]
struct Bank {
    #[shared(mutex, after())]
    index: Vec<u64>,
}

#[derive(Shared)]
struct Account {
    #[shared(cell, after = SharedBank::index)]
    hits: u64,
    #[shared(atomic, after = SharedBank::index)]
    views: u64,
    #[shared(refcell, after = SharedBank::index)]
    drafts: Vec<String>,
    #[shared(after = SharedBank::index)]
    id: u64,
}

fn main() {}
