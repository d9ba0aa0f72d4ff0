//! The companion needs a name of its own.

use interior::Shared;

#[derive(Shared)]
#[shared(name = Account)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
