//! Arguments are separated by commas.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex; name = total)]
    balance: i64,
}

fn main() {}
