//! `Default` of the companion comes from the plain struct.

use interior::Shared;

#[derive(Shared)]
#[shared(derive(Default))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
