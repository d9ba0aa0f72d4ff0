//! A guard lends its value; `take` or `replace` move it out.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    let log: Vec<i64> = *account.log().lock();
    drop(log);
}
