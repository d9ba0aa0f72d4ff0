//! Only structs have a companion.

use interior::Shared;

#[derive(Shared)]
union Account {
    open: u8,
    closed: i8,
}

fn main() {}
