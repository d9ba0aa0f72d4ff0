//! An `Rc` stays on its thread.

use interior::Shared;

#[derive(Shared)]
#[shared(handle(Bank, rc))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn send<T: Send>(_: T) {}

fn main() {
    let bank = Bank::from(Account { balance: 1 });
    send(bank);
}
