//! The plain struct and its companion are two types.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn deposit(_: &SharedAccount) {}

fn main() {
    deposit(&Account { balance: 1 });
}
