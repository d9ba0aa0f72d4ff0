//! A group and a field want the same accessor.

use interior::Shared;

#[derive(Shared)]
#[shared(group(balance, mutex))]
struct Account {
    balance: i64,
    #[shared(group = balance)]
    log: Vec<String>,
}

fn main() {}
