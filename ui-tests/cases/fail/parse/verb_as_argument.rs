//! A verb stands in `access(..)`.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, get, set)]
    balance: i64,
}

fn main() {}
