//! Between two commas there is an argument.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex,, name = total)]
    balance: i64,
}

fn main() {}
