//! A visibility is written as the language writes it.

use interior::Shared;

#[derive(Shared)]
#[shared(vis = public)]
struct Account {
    #[shared(mutex, vis = private)]
    balance: i64,
}

fn main() {}
