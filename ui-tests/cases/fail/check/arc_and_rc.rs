//! A field is behind one pointer.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex, arc, rc)]
    balance: i64,
    #[shared(mutex, arc, wrapped)]
    limit: i64,
}

fn main() {}
