//! The attribute holds a list.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared = "mutex"]
    balance: i64,
}

fn main() {}
