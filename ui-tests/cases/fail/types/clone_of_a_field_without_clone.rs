//! `Clone` of the companion clones every field.

use interior::Shared;

struct Token;

#[derive(Shared)]
#[shared(derive(Clone))]
struct Account {
    #[shared(mutex)]
    token: Token,
}

fn main() {}
