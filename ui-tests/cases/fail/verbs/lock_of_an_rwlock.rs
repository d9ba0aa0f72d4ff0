//! An rwlock is read or written, which has to be said.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    owner: String,
}

fn main() {
    let account = SharedAccount::from(Account { owner: String::new() });
    let _ = account.owner().lock();
}
