//! A kind is a word, not the path of a type.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(interior::Mutex)]
    balance: i64,
}

fn main() {}
