//! Several attributes are one list.

use interior::Shared;

#[derive(Shared)]
#[shared(sync)]
#[shared(sync, name = Account)]
struct Account {
    #[shared(mutex)]
    #[shared(rwlock, vis = pub)]
    #[shared(vis = pub(crate))]
    balance: i64,
}

fn main() {}
