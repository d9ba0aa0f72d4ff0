//! A guard is no iterator: `iter` of what is behind it is.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    for entry in account.log().lock() {
        drop(entry);
    }
}
