//! Copying out needs `Copy`.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    owner: String,
}

fn main() {
    let account = SharedAccount::from(Account { owner: String::new() });
    let _ = account.owner().get();
}
