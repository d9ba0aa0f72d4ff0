//! One lock holds all fields.

use interior::Shared;

#[derive(Shared)]
#[shared(whole = mutex, default = rwlock, group(ledger, mutex))]
struct Account {
    #[shared(rwlock, name = holder)]
    owner: String,
    #[shared(group = ledger)]
    balance: i64,
}

fn main() {
    // The rest of the file still sees the lock.
    SharedAccount::from(Account { owner: String::new(), balance: 1 }).lock().balance += 1;
}
