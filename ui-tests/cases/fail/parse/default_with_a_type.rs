//! The default is a kind, not a type.

use interior::Shared;

#[derive(Shared)]
#[shared(default = interior::Mutex)]
struct Account {
    balance: i64,
}

fn main() {}
