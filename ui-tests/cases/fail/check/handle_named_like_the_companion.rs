//! Each generated type has a name of its own.

use interior::Shared;

#[derive(Shared)]
#[shared(handle(SharedAccount, weak(Account)))]
struct Account {
    balance: i64,
}

fn main() {}
