//! A declared group has to have a name.

use interior::Shared;

#[derive(Shared)]
#[shared(group(mutex), group())]
struct Account {
    balance: i64,
}

fn main() {}
