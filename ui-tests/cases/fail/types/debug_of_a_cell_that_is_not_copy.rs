//! `Debug` prints a copy of what is in a cell.

use interior::Shared;
use std::rc::Rc;

#[derive(Shared)]
#[shared(derive(Debug))]
struct Node {
    #[shared(cell)]
    parent: Option<Rc<u8>>,
    #[shared(cell)]
    depth: u8,
}

fn main() {}
