//! A type nobody knows is reported at the field.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(mutex)]
    owner: Name,
}

fn main() {}
