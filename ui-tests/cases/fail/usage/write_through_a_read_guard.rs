//! Readers read.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    names: Vec<u8>,
}

fn main() {
    let account = SharedAccount::from(Account { names: Vec::new() });
    account.names().read().push(1);
}
