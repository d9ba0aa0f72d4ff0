//! A cell hands out no references.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(cell)]
    hits: u64,
}

fn main() {
    let account = SharedAccount::from(Account { hits: 1 });
    account.hits().with_mut(|hits| *hits += 1);
}
