//! A companion is made from the plain struct.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount { balance: 1 };
}
