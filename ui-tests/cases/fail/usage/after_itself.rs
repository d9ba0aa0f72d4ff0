//! A lock does not come before itself.

use interior::Shared;

#[derive(Shared)]
struct Node {
    #[shared(mutex, after = Self::below)]
    below: Vec<u8>,
}

fn main() {}
