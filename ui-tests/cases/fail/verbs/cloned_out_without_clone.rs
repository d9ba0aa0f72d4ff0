//! `get_cloned` clones.

use interior::Shared;

struct Token;

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    token: Token,
}

fn main() {
    let account = SharedAccount::from(Account { token: Token });
    account.token().get_cloned();
}
