//! A derive names a trait.

use interior::Shared;

#[derive(Shared)]
#[shared(derive("Debug", Clone))]
struct Account {
    balance: i64,
}

fn main() {}
