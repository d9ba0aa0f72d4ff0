//! The whole type is at fault.

use interior::Shared;
use std::cell::Cell;

#[derive(Shared)]
#[shared(sync)]
struct Account {
    #[shared(rwlock)]
    count: Option<Cell<u8>>,
}

fn main() {}
