//! Two companions have no equality; their snapshots may.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let _ = account == account;
}
