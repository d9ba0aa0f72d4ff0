//! A reference lives no longer than the guard it came through.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(rwlock)]
    log: Vec<i64>,
}

fn main() {
    let account = SharedAccount::from(Account { log: vec![1] });
    let first = account.log().read().first();
    println!("{first:?}");
}
