//! From outside there are accessors only; `get_mut` is at the lock.

use model::{Account, SharedAccount};

mod model {
    #[derive(interior::Shared)]
    pub struct Account {
        #[shared(mutex)]
        pub balance: i64,
    }
}

fn main() {
    let mut account = SharedAccount::from(Account { balance: 1 });
    let balance: &mut i64 = &mut account.balance;
    *balance = 2;
}
