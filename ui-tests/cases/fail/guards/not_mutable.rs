//! Writing through a guard needs a `mut` binding.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    let log = account.log().lock();
    log.push(2);
}
