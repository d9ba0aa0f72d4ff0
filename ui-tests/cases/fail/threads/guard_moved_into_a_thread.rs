//! A lock is released by the thread that took it.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn spawn<F: FnOnce() + Send>(_: F) {}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    let guard = account.balance().lock();
    spawn(move || drop(guard));
}
