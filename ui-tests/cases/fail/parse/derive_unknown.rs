//! The companion derives three traits.

use interior::Shared;

#[derive(Default, Shared)]
#[shared(derive(Debug, PartialEq, Defualt))]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
