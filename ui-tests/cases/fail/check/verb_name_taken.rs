//! The method of a verb has the name of another method.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, access(set, take as snapshot))]
    balance: i64,
    set_balance: bool,
}

fn main() {}
