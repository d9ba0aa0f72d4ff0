//! Two fields want the same accessor.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, name = total)]
    balance: i64,
    #[shared(mutex)]
    total: i64,
}

fn main() {}
