//! The constructor has the name.

use interior::Shared;

#[derive(Shared)]
#[shared(new)]
struct Account {
    new: bool,
}

fn main() {}
