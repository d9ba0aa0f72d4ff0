//! A verb in another form than its own is told once, and its method is there.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, access(get = total, set: put))]
    balance: i64,
    #[shared(mutex, access("get_cloned", lock()))]
    owner: String,
    #[shared(mutex, access(pub get set))]
    limit: i64,
}

fn use_all(account: &SharedAccount) -> i64 {
    account.put(account.total());
    account.lock_owner().push_str(&account.owner());
    account.set_limit(1);
    account.limit()
}

fn main() {}
