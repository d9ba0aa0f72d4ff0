//! Only a whole guard of a mutex can be waited with.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(condvar = changed))]
    balance: i64,
    #[shared(rwlock)]
    owner: String,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1, owner: String::new() });
    account.changed().wait(&mut account.owner().write());
}
