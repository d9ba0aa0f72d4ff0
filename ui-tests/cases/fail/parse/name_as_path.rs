//! A name is one identifier.

use interior::Shared;

#[derive(Shared)]
#[shared(name = model::Account)]
struct Account {
    balance: i64,
}

fn main() {}
