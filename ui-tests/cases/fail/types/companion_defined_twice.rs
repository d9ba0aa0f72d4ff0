//! The companion's name is taken.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

struct SharedAccount;

fn main() {}
