//! A verb that no kind has.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, access(gte, modify))]
    balance: i64,
}

fn main() {
    // What was probably meant is there.
    let account = SharedAccount::from(Account { balance: 1 });
    let _: i64 = account.balance();
}
