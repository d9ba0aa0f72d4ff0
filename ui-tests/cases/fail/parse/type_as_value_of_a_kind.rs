//! The type stands at the field, options in parentheses.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex = i64)]
    balance: i64,
}

fn main() {}
