//! A borrow is counted on the thread it was made on.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(refcell)]
    log: Vec<i64>,
}

fn hand_over<T: Send>(_: T) {}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    hand_over(account.log().borrow_mut());
}
