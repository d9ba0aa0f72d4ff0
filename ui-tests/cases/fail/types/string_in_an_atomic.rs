//! Only what fits into a machine word is atomic; the whole type is underlined.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(atomic)]
    owner: Option<String>,
    #[shared(mutex)]
    balance: i64,
}

fn use_other(account: &SharedAccount) -> i64 {
    account.balance().get()
}

fn main() {}
