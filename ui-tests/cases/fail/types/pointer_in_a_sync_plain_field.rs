//! The whole type is at fault.

use interior::Shared;

#[derive(Shared)]
#[shared(sync)]
struct Account {
    id: u64,
    place: *const u8,
}

fn main() {}
