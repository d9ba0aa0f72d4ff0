//! Both would be the method `balance`.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, access(get, get_cloned))]
    balance: i64,
}

fn main() {}
