//! A comma is missing between two arguments.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex name = total)]
    balance: i64,
}

fn main() {}
