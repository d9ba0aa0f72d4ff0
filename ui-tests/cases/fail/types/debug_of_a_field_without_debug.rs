//! `Debug` of the companion prints every field.

use interior::Shared;

struct Token;

#[derive(Shared)]
#[shared(derive(Debug))]
struct Account {
    #[shared(mutex)]
    token: Token,
    plain: Token,
}

fn main() {}
