//! A field has one kind: at both.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(cell, mutex)]
    balance: i64,
    #[shared(rwlock)]
    #[shared(refcell)]
    owner: String,
}

fn main() {}
