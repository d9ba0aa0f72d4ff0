//! A misspelt kind, with help, and a word that resembles nothing.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutx)]
    balance: i64,
    #[shared(blue)]
    owner: String,
}

fn main() {}
