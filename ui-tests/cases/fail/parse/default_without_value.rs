//! The default names a kind.

use interior::Shared;

#[derive(Shared)]
#[shared(default)]
struct Account {
    balance: i64,
}

fn main() {}
