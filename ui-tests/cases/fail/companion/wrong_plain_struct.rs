//! A companion is made from its own plain struct only.

use interior::Shared;

struct Other {
    balance: i64,
}

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Other { balance: 1 });
}
