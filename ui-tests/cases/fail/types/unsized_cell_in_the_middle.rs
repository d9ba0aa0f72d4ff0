//! Only the last field may be unsized.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    name: str,
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
