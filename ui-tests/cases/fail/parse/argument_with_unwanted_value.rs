//! Arguments that take no value and are given one.

use interior::Shared;

#[derive(Shared)]
#[shared(sync = true, no_snapshot(yes))]
struct Account {
    #[shared(cell = 1)]
    balance: i64,
}

fn main() {}
