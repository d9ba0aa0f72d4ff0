//! Only locks have a raw lock below them.

use interior::Shared;

#[derive(Shared)]
struct Account {
    #[shared(cell(raw = interior::raw::DefaultMutex))]
    hits: u32,
    #[shared(plain(raw = interior::raw::DefaultMutex))]
    id: u32,
}

fn main() {}
