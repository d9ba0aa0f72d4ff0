//! A handle is a type, and a type has a name.

use interior::Shared;

#[derive(Shared)]
#[shared(handle(vis = pub))]
struct Account {
    balance: i64,
}

#[derive(Shared)]
#[shared(handle)]
struct Other {
    balance: i64,
}

fn main() {}
