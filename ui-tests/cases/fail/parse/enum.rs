//! Only structs have a companion.

use interior::Shared;

#[derive(Shared)]
enum Account {
    Open,
    Closed,
}

fn main() {}
