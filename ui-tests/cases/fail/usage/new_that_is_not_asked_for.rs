//! `new` is written on request.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let _ = SharedAccount::new(1);
}
