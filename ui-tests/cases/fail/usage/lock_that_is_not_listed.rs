//! Without `handle` the lock stays in the module.

mod bank {
    use interior::Shared;

    #[derive(Shared)]
    pub struct Account {
        #[shared(mutex, access(get, set))]
        pub balance: i64,
    }
}

fn main() {
    let account = bank::SharedAccount::from(bank::Account { balance: 1 });
    account.balance.lock();
    account.lock_balance();
}
