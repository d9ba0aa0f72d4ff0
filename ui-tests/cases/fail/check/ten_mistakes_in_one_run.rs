//! Everything wrong is told in one run, in source order, and the companion is there all the same.

use interior::Shared;

#[derive(Shared)]
#[shared(snyc, name = Account, derive(Ord), group(empty, mutex))]
struct Account {
    #[shared(mutx)]
    a: u8,
    #[shared(cell, mutex)]
    b: u8,
    #[shared(group = nowhere)]
    c: u8,
    #[shared(mutex, mutex)]
    d: u8,
    #[shared(name = a)]
    e: u8,
    #[shared(sync)]
    f: u8,
}

fn main() {}
