//! A float has arithmetic and no bits to be changed one by one.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(atomic)]
    rate: f64,
}

fn main() {
    let account = SharedAccount::from(Account { rate: 1.0 });
    account.rate().or(1.0);
}
