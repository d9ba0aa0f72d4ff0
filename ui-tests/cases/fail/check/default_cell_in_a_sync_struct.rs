//! The default kind counts, too.

use interior::Shared;

#[derive(Shared)]
#[shared(sync, default = cell)]
struct Account {
    hits: u32,
}

fn main() {}
