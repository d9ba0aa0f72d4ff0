//! A companion is no pattern for values.

use model::{Account, SharedAccount};

mod model {
    #[derive(interior::Shared)]
    pub struct Account {
        #[shared(mutex)]
        pub balance: i64,
    }
}

fn main() {
    let SharedAccount { balance } = SharedAccount::from(Account { balance: 1 });
    drop(balance);
}
