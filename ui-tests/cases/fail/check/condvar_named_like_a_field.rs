//! The companion's fields have one name each.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(condvar = owner))]
    balance: i64,
    owner: String,
    #[shared(mutex(condvar = into_inner))]
    limit: i64,
}

fn main() {}
