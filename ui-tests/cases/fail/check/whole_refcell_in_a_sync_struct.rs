//! Threads cannot share a `RefCell`.

use interior::Shared;

#[derive(Shared)]
#[shared(sync, whole = refcell)]
struct Account {
    balance: i64,
}

fn main() {}
