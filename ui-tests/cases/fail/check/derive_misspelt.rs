//! A trait that resembles one of ours.

use interior::Shared;

#[derive(Shared)]
#[shared(derive(debug))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
