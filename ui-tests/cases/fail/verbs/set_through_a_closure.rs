//! `with` reads; `with_mut` writes.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    account.log().with(|log| log.push(2));
}
