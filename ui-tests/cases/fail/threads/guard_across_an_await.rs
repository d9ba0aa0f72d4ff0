//! A future that holds a guard stays on its thread.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

async fn pause() {}

async fn deposit(account: &SharedAccount) {
    let mut balance = account.balance().lock();
    pause().await;
    *balance += 1;
}

fn spawn<F: Future + Send>(_: F) {}

fn main() {
    let account = SharedAccount::from(Account { balance: 1 });
    spawn(deposit(&account));
}
