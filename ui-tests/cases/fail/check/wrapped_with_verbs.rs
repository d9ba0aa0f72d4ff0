//! What a kept lock holds cannot be seen: at the verbs, and nothing follows from them.

use interior::Shared;
use std::sync::Arc;

#[derive(Shared)]
struct Account {
    #[shared(mutex, wrapped, access(get))]
    balance: Arc<interior::Mutex<i64>>,
    #[shared(rwlock, wrapped, access(get_cloned, handle))]
    owner: interior::RwLock<String>,
}

fn main() {
    let account = SharedAccount::from(Account {
        balance: Arc::default(),
        owner: interior::RwLock::new(String::new()),
    });
    account.balance().set(1);
    account.owner().set(String::new());
}
