//! A raw lock nobody knows is reported where it is named.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex(raw = Spin))]
    owner: String,
}

fn main() {}
