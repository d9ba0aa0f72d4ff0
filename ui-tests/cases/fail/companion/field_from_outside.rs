//! The fields of a companion are private.

use model::{Account, SharedAccount};

mod model {
    #[derive(interior::Shared)]
    pub struct Account {
        #[shared(mutex)]
        pub balance: i64,
    }
}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    account.balance.set(2);
}
