//! An unmarked field is read-only behind `&self`.

use interior::Shared;

#[derive(Shared)]
struct Account {
    id: u64,
}

fn main() {
    let account = SharedAccount::from(Account { id: 1 });
    *account.id() = 2;
}
