//! `wrapped` says of what kind the type is.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(wrapped)]
    balance: interior::Mutex<i64>,
    #[shared(plain, wrapped)]
    limit: i64,
}

fn main() {}
