//! A wrong path to the library is reported where it is written.

use interior::Shared;

#[derive(Shared)]
#[shared(crate = ::cells)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
