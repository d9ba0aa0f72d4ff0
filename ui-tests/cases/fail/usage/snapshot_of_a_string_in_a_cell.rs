//! A snapshot copies out of a cell.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(cell)]
    owner: String,
}

fn main() {
    let account = SharedAccount::from(Account { owner: String::new() });
    let _ = account.snapshot();
}
