//! The field is named by its type.

use interior::Shared;

struct Token;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    token: Token,
}

fn main() {
    let account = SharedAccount::from(Account { token: Token });
    let _ = account.snapshot();
}
