//! A struct with a cell cannot be shared by threads.

use std::sync::Arc;

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(cell)]
    hits: u64,
}

fn spawn<F: FnOnce() + Send>(_: F) {}

fn main() {
    let account = SharedAccount::from(Account { hits: 1 });
    let account = Arc::new(account);
    spawn(move || account.hits().set(2));
}
