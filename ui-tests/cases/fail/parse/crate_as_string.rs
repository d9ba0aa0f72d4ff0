//! The path of the library is a path.

use interior::Shared;

#[derive(Shared)]
#[shared(crate = "interior")]
struct Account {
    balance: i64,
}

fn main() {}
