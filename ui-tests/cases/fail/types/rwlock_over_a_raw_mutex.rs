//! A raw mutex cannot let several readers in.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(rwlock(raw = interior::raw::DefaultMutex))]
    owner: String,
}

fn main() {}
