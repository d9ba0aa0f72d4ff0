//! `#[shared]` and `#[shared = ..]` say nothing.

use interior::Shared;

#[derive(Shared)]
#[shared]
struct Account {
    #[shared = "mutex"]
    balance: i64,
}

fn main() {}
