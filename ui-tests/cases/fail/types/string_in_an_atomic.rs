//! Only what fits into a machine word is atomic.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(atomic)]
    owner: String,
}

fn main() {}
