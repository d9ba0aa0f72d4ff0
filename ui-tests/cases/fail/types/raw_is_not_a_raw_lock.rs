//! A type that is no raw lock is told once, and the other fields have their accessors.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raw = std::string::String))]
    balance: i64,
    #[shared(mutex)]
    owner: String,
    #[shared(rwlock)]
    limit: i64,
}

fn use_others(account: &SharedAccount) -> i64 {
    account.owner().lock().push('a');
    *account.limit().read()
}

fn main() {}
