//! A kind takes no type arguments; the type stands at the field.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex<i64>)]
    balance: i64,
}

fn main() {}
