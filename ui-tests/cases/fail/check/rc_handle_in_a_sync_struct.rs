//! An `Rc` is for one thread.

use interior::Shared;

#[derive(Shared)]
#[shared(sync, handle(Bank, rc))]
struct Account {
    balance: i64,
}

fn main() {}
