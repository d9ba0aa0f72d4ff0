//! The methods of the value are behind a guard.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    account.log().push(2);
    for entry in account.log() {
        drop(entry);
    }
}
