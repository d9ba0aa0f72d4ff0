//! `take` leaves the default behind.

use interior::Shared;

struct Token;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    token: Token,
}

fn main() {
    let account = SharedAccount::from(Account { token: Token });
    account.token().take();
}
