//! `From` cannot run in a constant.

use interior::Shared;

#[derive(Shared)]
struct Account {
    balance: i64,
}

static ACCOUNT: SharedAccount = SharedAccount::from(Account { balance: 1 });

fn main() {}
