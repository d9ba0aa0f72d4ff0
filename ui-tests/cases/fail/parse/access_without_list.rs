//! `access` takes a list, which may be empty.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, access)]
    balance: i64,
    #[shared(mutex, access = get)]
    limit: i64,
}

fn main() {}
