//! What the derive writes cannot be written by hand as well.

use interior::Shared;
use std::fmt;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

impl From<Account> for SharedAccount {
    fn from(account: Account) -> Self {
        todo!("{}", account.balance)
    }
}

impl SharedAccount {
    fn snapshot(&self) -> i64 {
        self.balance.get()
    }

    fn into_inner(self) -> i64 {
        self.balance.get()
    }
}

#[derive(Shared)]
#[shared(handle(Pool, weak(WeakPool)))]
struct Pools {
    #[shared(mutex)]
    free: Vec<u8>,
}

impl fmt::Debug for WeakPool {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WeakPool")
    }
}

fn main() {}
