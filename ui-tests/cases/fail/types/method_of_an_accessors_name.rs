//! A method of one's own may not have an accessor's name.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

impl SharedAccount {
    fn balance(&self) -> i64 {
        self.balance.get()
    }
}

fn main() {}
