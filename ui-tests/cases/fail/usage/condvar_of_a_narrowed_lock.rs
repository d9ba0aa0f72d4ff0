//! Who cannot hold the lock cannot wait with it.

mod bank {
    use interior::Shared;

    #[derive(Shared)]
    pub struct Account {
        #[shared(mutex(condvar = changed), access(get))]
        pub balance: i64,
    }
}

fn main() {
    let account = bank::SharedAccount::from(bank::Account { balance: 1 });
    account.changed().notify_all();
}
