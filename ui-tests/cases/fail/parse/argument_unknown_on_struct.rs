//! A misspelt struct argument, with help, and a word that resembles nothing.

use interior::Shared;

#[derive(Shared)]
#[shared(nam = Bank, blue)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
