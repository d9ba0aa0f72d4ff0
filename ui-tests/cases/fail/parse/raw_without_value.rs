//! `raw` names a type.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raw))]
    balance: i64,
}

fn main() {}
