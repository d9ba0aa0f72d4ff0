//! A setter takes the field's type.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    owner: String,
}

fn main() {
    let account = SharedAccount::from(Account { owner: String::new() });
    account.owner().set("ann");
}
