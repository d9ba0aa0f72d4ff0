//! The fields of a group are behind the group's lock.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    account.balance().set(2);
}
