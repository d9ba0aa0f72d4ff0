//! An `Rc` is for one thread.

use interior::Shared;

#[derive(Shared)]
#[shared(sync)]
struct Account {
    #[shared(mutex, rc)]
    balance: i64,
}

fn main() {}
