//! A function gives the guard, not the reference under it.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    owner: String,
}

fn owner(account: &SharedAccount) -> &str {
    &account.owner().read()
}

fn main() {
    let account = SharedAccount::from(Account { owner: String::new() });
    let _ = owner(&account);
}
