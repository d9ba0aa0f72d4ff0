//! `Clone` goes through `snapshot`.

use interior::Shared;

#[derive(Shared)]
#[shared(derive(Clone), no_snapshot)]
struct Account {
    #[shared(mutex)]
    balance: i64,
}

fn main() {}
