//! Arguments that need a value and have none.

use interior::Shared;

#[derive(Shared)]
#[shared(name, vis, crate, default, derive, group)]
struct Account {
    #[shared(group, name, vis)]
    balance: i64,
}

fn main() {}
