//! Accessors that would be the companion's own methods.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    snapshot: i64,
    #[shared(mutex)]
    into_inner: i64,
}

fn main() {}
