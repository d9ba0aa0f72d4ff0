//! `vis` has a value; the word alone is no argument.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, pub)]
    balance: i64,
}

fn main() {}
