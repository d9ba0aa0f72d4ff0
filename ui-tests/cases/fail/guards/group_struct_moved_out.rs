//! What is behind a lock stays there.

use interior::Shared;

#[derive(Shared)]
#[shared(group(ledger, mutex))]
struct Account {
    #[shared(group = ledger)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![] });
    let ledger = account.ledger().lock();
    drop(ledger.log);
}
