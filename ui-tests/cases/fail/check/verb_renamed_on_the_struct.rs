//! One name cannot serve several fields.

use interior::Shared;

#[derive(Shared)]
#[shared(access(lock as locked))]
struct Account {
    #[shared(mutex)]
    balance: i64,
    #[shared(mutex)]
    limit: i64,
}

fn main() {}
