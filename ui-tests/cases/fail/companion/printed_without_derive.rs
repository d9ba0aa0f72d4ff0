//! A companion prints itself if it is asked to.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    println!("{account:?}");
}
