//! Only `group(..)` makes an item of its own, so only it is documented.

use interior::Shared;

#[derive(Shared)]
#[shared(
    /// For threads.
    sync
)]
struct Account {
    balance: i64,
}

fn main() {}
