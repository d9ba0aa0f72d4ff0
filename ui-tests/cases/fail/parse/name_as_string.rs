//! A name is an identifier, not a string.

use interior::Shared;

#[derive(Shared)]
#[shared(name = "SharedAccount")]
struct Account {
    #[shared(mutex, name = "total")]
    balance: i64,
}

fn main() {}
