//! An argument of `new` is called like its field, and a constant or static of that name is in its way.

#![allow(non_upper_case_globals)]

use interior::Shared;

const balance: i64 = 1;
static owner: &str = "";

#[derive(Shared)]
#[shared(new)]
struct Account {
    #[shared(mutex)]
    balance: i64,
    #[shared(rwlock)]
    owner: String,
}

fn main() {}
